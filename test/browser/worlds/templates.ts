/** The worlds as databases that tests copy. */
import { template } from "../../servers/databases.ts";
import { makeHostile } from "./hostile.ts";
import { makeLarge, makeLargeStaging } from "./large.ts";
import { makeNextRelease, makeShop } from "./shop.ts";

export const shop = template("browser_shop", makeShop);
export const nextRelease = template("browser_next_release", makeNextRelease);
export const hostile = template("browser_hostile", makeHostile);
export const large = template("browser_large", makeLarge);
export const largeStaging = template("browser_large_staging", makeLargeStaging);
