export { Scope } from "pggit";
