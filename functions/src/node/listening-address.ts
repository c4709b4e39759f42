import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/**
 * The address that a host stands for. A name is looked up once, and what is
 * decided by the address is listened on at that same address: `localhost` is a
 * name like any other, and /etc/hosts may say what it wants.
 *
 * @throws what the lookup throws
 */
export async function addressOf(host: string): Promise<string> {
  return isIP(host) > 0 ? host : (await lookup(host)).address;
}

/** Whether only this machine reaches an address. */
export function isLoopback(address: string): boolean {
  const family = isIP(address);
  return family > 0 && loopback.check(address, family === 6 ? "ipv6" : "ipv4");
}
