/** What a facet means to those who rely on the object; decides how far a change of it reaches. */
export type Impact = "contract" | "restriction" | "key" | "behaviour" | "detail";

/**
 * The smallest part of an object that DDL can change alone, with the DDL that
 * brings it about. Made by sql/catalog/; nothing else knows the grammar.
 */
export interface Facet {
  /** Place in the order in which facets are set; they are unset in the opposite order. */
  readonly rank: number;
  readonly aspect: "structure" | "presence" | "owner" | "privileges" | "comments";
  readonly impact: Impact;
  /** What is compared; absent where the facet only says that a part exists. */
  readonly value?: string;
  /** The clause that it contributes to the object's CREATE statement. */
  readonly inline?: string;
  readonly set?: string;
  readonly unset?: string;
}

/** An object's facets by key: `column:email/type`, `constraint:users_pkey`, `owner`. */
export type Facets = Readonly<Record<string, Facet>>;
