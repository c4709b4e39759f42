/** Faults of what history says. */
import { error, type Fault, warning } from "./fault.ts";

const users = "identity = 'public.users'";
const current = `(select blob_hash from pggit.versions where ${users} and is_current)`;
const short = "[0-9a-f]{7}";
/** What reconciling writes. */
const recorded = {
  blobs: "the states it found",
  trees: "the tree of its commit",
  commits: "its commit",
  branches: "the head moves",
  versions: "what it found",
  objects: "what it found",
};

export const historyFaults: readonly Fault[] = [
  {
    name: "an object with several current versions",
    plant: `update pggit.versions set is_current = true where ${users}`,
    findings: [error("version_history", "Object table public.users has 3 current versions", true)],
  },
  {
    name: "many objects without a current version",
    plant: "update pggit.versions set is_current = false where identity like 'public.many_%'",
    findings: [
      error(
        "version_history",
        "40 objects have no current version: table public.many_0, table public.many_1, table public.many_10 and 37 more",
        true,
      ),
    ],
  },
  {
    name: "a dropped object with a current version",
    plant:
      "update pggit.versions set is_current = true where identity = 'public.scratch' and action = 'create'",
    findings: [
      error(
        "version_history",
        "Object table public.scratch is gone and has a current version",
        true,
      ),
    ],
  },
  {
    name: "numbers that do not grow",
    plant: `update pggit.versions set minor = 0, patch = 0 where ${users} and action = 'alter'`,
    findings: [
      error(
        "version_history",
        "2 versions are not above the one before them: table public.users 1.0.0, table public.users 1.0.0",
        false,
      ),
    ],
  },
  {
    name: "a creation that follows another version",
    plant: `update pggit.versions set action = 'create' where ${users} and is_current`,
    findings: [
      error(
        "version_history",
        "Version table public.users 1.1.1 (create) cannot follow alter",
        false,
      ),
    ],
  },
  {
    name: "a version without content",
    plant: `update pggit.versions set blob_hash = null where ${users} and action = 'create'`,
    findings: [error("version_history", "Version table public.users 1.0.0 has no content", false)],
  },
  {
    name: "followed objects that never were",
    plant: `insert into pggit.objects (classid, objid, object_type, identity)
      values ('pg_class'::regclass, 99999999, 'table', 'public.ghost'),
        ('pg_proc'::regclass, 99999998, 'function', 'public.ghost()')`,
    findings: [
      warning(
        "orphaned_objects",
        "2 objects no longer exist: function public.ghost(), table public.ghost",
        true,
      ),
    ],
  },
  {
    name: "an object that was dropped where no trigger saw it",
    plant: "drop table public.orders",
    findings: [warning("orphaned_objects", "Object table public.orders no longer exists", true)],
    leaves: recorded,
  },
  {
    name: "a version of no object",
    plant: `insert into pggit.versions (object_id, major, minor, patch, action, identity, commit_hash, is_current, created_at)
      select 99999999, 1, 0, 0, 'drop', 'public.ghost', hash, false, now() from pggit.commits limit 1`,
    findings: [
      error(
        "orphaned_objects",
        "Version public.ghost 1.0.0 is of an object that does not exist",
        true,
      ),
    ],
  },
  {
    name: "a followed object without any version",
    plant: `delete from pggit.versions where identity = 'public.orders'`,
    findings: [error("version_history", "Object table public.orders has no current version", true)],
    leaves: { ...recorded, objects: "followed anew" },
  },
  {
    name: "a version with the content of another",
    plant: `update pggit.versions set blob_hash = ${current} where ${users} and action = 'create'`,
    findings: [
      error(
        "version_history",
        "Version table public.users 1.0.0 has other content than the tree of its commit",
        false,
      ),
    ],
  },
  {
    name: "a version of no commit",
    plant: `update pggit.versions set commit_hash = sha256('x') where ${users} and action = 'create'`,
    findings: [
      error("version_history", "The commit of version table public.users 1.0.0 is missing", false),
    ],
  },
  {
    name: "a blob that was altered",
    plant: `update pggit.blobs set content = content || '{"definition": "altered"}' where hash = ${current}`,
    findings: [error("blob_integrity", /^Blob [0-9a-f]{7} does not hash to its name$/, true)],
  },
  {
    name: "blobs that were altered and are in the catalog no more",
    plant: `update pggit.blobs set content = content || '{"definition": "altered"}'
      where hash in (select blob_hash from pggit.versions where ${users} and not is_current)`,
    findings: [
      error(
        "blob_integrity",
        new RegExp(`^2 blobs do not hash to their names: ${short}, ${short}$`),
        false,
      ),
    ],
  },
  {
    name: "a wrong structure hash",
    plant: `update pggit.blobs set structure_hash = sha256('x') where hash = ${current}`,
    findings: [error("blob_integrity", /^Blob [0-9a-f]{7} has wrong hashes of its facets$/, true)],
  },
  {
    name: "a missing blob",
    plant: `delete from pggit.blobs where hash = ${current}`,
    findings: [error("blob_integrity", /^Blob [0-9a-f]{7} is missing$/, true)],
  },
  {
    name: "a tree node that was altered",
    plant: `update pggit.trees set entries = entries || '{"table public.x": {}}'
      where hash = (select tree_hash from pggit.commits order by folded_at limit 1)`,
    findings: [error("commit_trees", /^Tree node [0-9a-f]{7} does not hash to its name$/, false)],
  },
  {
    name: "tree nodes with a wrong count",
    plant: "update pggit.trees set object_count = object_count + 1 where not is_leaf",
    findings: [error("commit_trees", /^Tree node [0-9a-f]{7} has a wrong count$/, true)],
  },
  {
    name: "tree nodes that say they are leaves and are not, or the other way round",
    plant: "update pggit.trees set is_leaf = not is_leaf where object_count > 32",
    findings: [error("commit_trees", /^Tree node [0-9a-f]{7} has a wrong count$/, true)],
  },
  {
    name: "objects in a leaf that their names do not lead to",
    plant: `do $$
      declare
        head pggit.commits;
        root jsonb;
        mixed bytea;
        moved jsonb;
      begin
        select c.* into head from pggit.commits as c inner join pggit.branches as b on b.head_hash = c.hash;
        select entries into root from pggit.trees where hash = head.tree_hash;
        select jsonb_object_agg(was.key, now.value) into moved
        from (select key, row_number() over (order by key) as n from jsonb_each(root)) as was
        inner join (select value, row_number() over (order by key desc) as n from jsonb_each(root)) as now using (n);
        mixed := pggit.tree_put(false, moved, 45);
        update pggit.commits
        set tree_hash = mixed, hash = pggit.commit_hash(parent_hash, mixed, author, message, committed_at)
        where hash = head.hash;
        update pggit.branches set head_hash = pggit.commit_hash(head.parent_hash, mixed, head.author, head.message, head.committed_at);
        update pggit.versions set commit_hash = (select head_hash from pggit.branches) where commit_hash = head.hash;
        update pggit.ddl_log set commit_hash = (select head_hash from pggit.branches) where commit_hash = head.hash;
      end $$`,
    findings: [
      error("version_history", /^\d+ versions have other content than the trees/, false),
      error("commit_trees", /^\d+ objects are in wrong tree nodes: /, false),
    ],
  },
  {
    name: "a tree that names another structure than its blob has",
    plant: `update pggit.blobs set structure_hash = sha256('x'), seal = sha256(hash || sha256('x') || full_hash) where hash = ${current}`,
    findings: [
      error(
        "commit_trees",
        /^Blob [0-9a-f]{7} has another structure hash than its tree says$/,
        false,
      ),
    ],
  },
  {
    name: "a missing tree",
    plant:
      "delete from pggit.trees where hash = (select tree_hash from pggit.commits order by folded_at limit 1)",
    findings: [error("commit_trees", /^Tree node [0-9a-f]{7} is missing$/, false)],
  },
  {
    name: "commits that were altered",
    plant: "update pggit.commits set message = 'nothing happened' where author = 'postgres'",
    findings: [
      error("commit_chain", /^10 commits do not hash to their names: .* and 7 more$/, false),
    ],
  },
  {
    name: "a commit without its parent",
    plant: "delete from pggit.commits where parent_hash is null",
    findings: [
      error("version_history", "The commit of version schema public 1.0.0 is missing", false),
      error("commit_chain", /^The parent of commit [0-9a-f]{7} is missing$/, false),
    ],
  },
  {
    name: "a head that is behind",
    plant: `update pggit.branches set head_hash = c.parent_hash from pggit.commits as c where c.hash = head_hash`,
    findings: [error("branch_heads", "The head of branch main is not its newest commit", true)],
  },
  {
    name: "a head that is no commit",
    plant: "update pggit.branches set head_hash = sha256('x')",
    findings: [error("branch_heads", "The head of branch main is missing", true)],
  },
  {
    name: "several current branches",
    plant: `drop index pggit.branches_one_current;
      insert into pggit.branches (name, is_current) values ('another', true)`,
    findings: [
      error("branch_heads", "More than one branch is the current one: another, main", true),
      error(
        "tables_unchanged",
        "The index pggit.branches_one_current is missing: run pggit install --repair",
        false,
      ),
    ],
    leaves: { branches: "the other one stays" },
  },
  {
    name: "a branch that names no commit and had some",
    plant: "update pggit.branches set head_hash = null",
    findings: [error("branch_heads", "The head of branch main is not its newest commit", true)],
  },
  {
    name: "no current branch",
    plant: "update pggit.branches set is_current = false",
    findings: [error("branch_heads", "No branch is the current one", true)],
  },
  {
    name: "changes that no trigger saw",
    plant: `create table public.hidden (id int); alter table public.users drop column phone`,
    findings: [
      warning("head_matches_catalog", "Object table public.users is not as history has it", true),
      warning(
        "head_matches_catalog",
        "Object table public.hidden exists and is not in history",
        true,
      ),
    ],
    leaves: recorded,
  },
  {
    name: "open conflicts whose states are gone",
    plant: `insert into pggit.conflict_registry (conflict_type, object_type, object_identifier, incoming_blob)
      values ('merge', 'table', 'public.a', '\\x00'), ('merge', 'table', 'public.b', '\\x01')`,
    findings: [
      error("conflicts", "States of 2 open conflicts are missing: public.a, public.b", true),
    ],
    leaves: { conflict_registry: "set aside" },
  },
  {
    name: "a conflict that is resolved and does not say how",
    plant: `insert into pggit.conflict_registry (conflict_type, object_type, object_identifier, status)
      values ('merge', 'table', 'public.a', 'resolved')`,
    findings: [
      error("conflicts", "The conflict over public.a is resolved and does not say how", false),
    ],
  },
];
