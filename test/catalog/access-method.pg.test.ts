import { testCatalog } from "./cases.ts";

testCatalog("access method", [
  {
    name: "an access method for tables",
    ddl: `create access method "Heap ""2""" type table handler heap_tableam_handler;
      comment on access method "Heap ""2""" is 'another'`,
    identity: '"Heap ""2"""',
    definition: 'CREATE ACCESS METHOD "Heap ""2""" TYPE TABLE HANDLER heap_tableam_handler',
    facets: { type: "TABLE", handler: "heap_tableam_handler", comment: "another" },
  },
  {
    name: "an access method for indexes, by a function of the user's",
    setup: `create function public.handler(internal) returns index_am_handler language internal as 'bthandler'`,
    ddl: "create access method tree type index handler public.handler",
    identity: "tree",
    definition: "CREATE ACCESS METHOD tree TYPE INDEX HANDLER public.handler",
    facets: { type: "INDEX", handler: "public.handler" },
  },
]);
