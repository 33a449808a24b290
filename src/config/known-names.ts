// Variables that look like Vigil’s and are none: a misspelt name stops the start.
import { roles, variableOf } from '../kernel/roles.ts'
import type { Complain, Environment } from './variables.ts'

export function refuseUnknown(given: Environment, complain: Complain): void {
  const addresses = roles.map(variableOf)
  for (const name of Object.keys(given).sort()) {
    if (name.startsWith('VIGIL_') && !known.includes(name)) {
      complain(`${name} is not a setting of Vigil. Its own are ${known.join(', ')}.`)
    }
    if (name.startsWith('DATABASE_URL_') && !addresses.includes(name)) {
      complain(`${name} is not a setting of Vigil. The roles' are ${addresses.join(', ')}.`)
    }
  }
}

const known = [
  'VIGIL_URL',
  'VIGIL_DATA',
  'VIGIL_DEMONSTRATION',
  'VIGIL_SESSION_KEY',
  'VIGIL_PROXIES',
  'VIGIL_HELP_DESK',
  'VIGIL_PUBLIC_URL',
  'VIGIL_PUBLIC_CONTACT',
]
