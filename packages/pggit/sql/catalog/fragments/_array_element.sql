-- A pattern, within quotes: an element of an array that is a constant or a name, perhaps cast, and perhaps once more.
(?:(?:''(?:[^'']|'''')*''|(?:[A-Za-z0-9_.$]|"(?:[^"]|"")*")+)(?:::(?:[A-Za-z0-9_. ]|"[^"]+")+(?:\([0-9,]+\))?)?|\((?:''(?:[^'']|'''')*''|(?:[A-Za-z0-9_.$]|"(?:[^"]|"")*")+)(?:::(?:[A-Za-z0-9_. ]|"[^"]+")+(?:\([0-9,]+\))?)?\)::[a-z ]+(?:\([0-9,]+\))?)
