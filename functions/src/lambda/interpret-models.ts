/**
 * Has models interpreted instead of compiled: a function that starts for one call
 * uses each of them once, and compiling takes longer than that. It has to be the
 * first import of an entry, since a model decides when it is made.
 */
import * as z from "zod";

z.config({ jitless: true });
