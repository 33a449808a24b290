// Whoever says who is who: the force’s own provider by configuration, or in the demonstration a page of named people.
import { type Config, ConfigurationError } from '../config.ts'
import { demonstrationForces, demonstrationStaff } from '../demonstration/force.ts'
import { demonstrationIdentityProvider } from '../demonstration/identity-provider.ts'
import type { Clock } from '../kernel/time.ts'
import type { Databases } from './databases.ts'

type Given = { readonly config: Config; readonly databases: Databases; readonly clock: Clock }

export function identity({ config, databases, clock }: Given) {
  const people = async () => {
    const staff = demonstrationForces.map(async ({ id }) => await demonstrationStaff(databases.app, clock(), id))
    return (await Promise.all(staff)).flat()
  }
  const demonstration = config.demonstration ? demonstrationIdentityProvider({ address: config.address, people }) : null
  const provider = config.openid ?? demonstration?.settings
  if (provider === undefined)
    throw new ConfigurationError([
      'OIDC_ISSUER: set it, with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or set VIGIL_DEMONSTRATION to on.',
    ])
  return { provider, plugins: demonstration === null ? [] : [demonstration.plugin] }
}
