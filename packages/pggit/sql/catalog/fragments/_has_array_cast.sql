-- Whether a text may have an array in it that is cast as a whole: see _restored_arrays.sql. Expects the template parameter `of`.
{{of}} like '%])::%[]%'
