import type { EndpointParts } from '#api/platform/endpoint.ts';
import * as health from '#api/platform/health.ts';

/** Every endpoint of Svara by room; a room joins by one line here. */
export const contract: Readonly<Record<string, Readonly<Record<string, EndpointParts>>>> = {
  health: endpointsOf(health),
};

function endpointsOf(room: Readonly<Record<string, unknown>>): Record<string, EndpointParts> {
  const found: Record<string, EndpointParts> = {};
  for (const [name, value] of Object.entries(room)) {
    if (typeof value === 'object' && value !== null && 'method' in value && 'path' in value)
      found[name] = value as EndpointParts;
  }
  return found;
}
