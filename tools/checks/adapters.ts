/** The files, outside server/platform, that speak to a foreign thing and therefore touch the world. */
export const adapters: readonly string[] = [];
