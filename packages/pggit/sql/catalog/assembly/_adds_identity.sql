-- A pattern: how a statement ends that makes a column an identity.
ADD GENERATED (ALWAYS|BY DEFAULT) AS IDENTITY( \(.*\))?$
