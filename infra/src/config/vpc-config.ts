import * as z from "zod";

/** A network that the functions join, for databases that are reached from inside it only. */
export const VpcConfig = z.strictObject({
  vpc_id: z.string().regex(/^vpc-[0-9a-f]+$/, "is not the id of a VPC"),
  /** Private ones with a way out: to Secrets Manager, SQS and the databases. */
  subnet_ids: z
    .array(z.string().regex(/^subnet-[0-9a-f]+$/, "is not the id of a subnet"))
    .min(2, "are fewer than two, so that one zone's failure would stop the API"),
  /** Ports of databases that the functions may connect to; 443 is always among them. */
  database_ports: z.array(z.int().min(1).max(65_535)).min(1).default([5432]),
  /** Security groups of databases that get a rule which lets the functions in. */
  database_security_group_ids: z
    .array(z.string().regex(/^sg-[0-9a-f]+$/, "is not the id of a security group"))
    .default([]),
});
export type VpcConfig = z.infer<typeof VpcConfig>;
