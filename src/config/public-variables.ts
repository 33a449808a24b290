// What the environment says of the public site: its port, its address, and who answers for it.
import { type Complain, type Environment, quoted, readAddress } from './variables.ts'

/** 0 for none. In the demonstration it is started beside the rest, one port on. */
export function readPublicPort(
  value: string | undefined,
  port: number,
  demonstration: boolean,
  complain: Complain,
): number | null {
  if (value === undefined) return demonstration && port > 0 && port < 65_535 ? port + 1 : null
  const given = /^[0-9]{1,5}$/.test(value) ? Number(value) : 65_536
  if (given > 65_535 || (given !== 0 && given === port))
    complain(`PUBLIC_PORT must be a whole number from 0 to 65535, and not PORT; it is ${quoted(value)}.`)
  return given === 0 ? null : given
}

/**
 * As the public reaches it; null where this machine's own will do, which is in the demonstration alone. Whoever asks a question keeps
 * the address that it gives, and how many they may ask is counted by where they come from: guessed, both would be wrong.
 */
export function readPublicAddress(given: Environment, demonstration: boolean, complain: Complain): string | null {
  const value = given['VIGIL_PUBLIC_URL']
  if (value === undefined) {
    if (!demonstration)
      complain(
        'VIGIL_PUBLIC_URL is missing: the address by which the public reaches the public site, such as https://questions.example.police.uk. Whoever asks a question is told to keep it.',
      )
    return null
  }
  if (!demonstration && value.startsWith('https:') && given['VIGIL_PROXIES'] === undefined)
    complain(
      'VIGIL_PROXIES is missing: VIGIL_PUBLIC_URL is https, so a proxy stands in front of the public site, and without its address the whole country shares one limit of five questions an hour.',
    )
  return readAddress(value, 0, complain, 'VIGIL_PUBLIC_URL')
}

/** Who is responsible for what the public site keeps, and how to write to them in private; null in a demonstration, which has nobody. */
export function readPublicContact(given: Environment, demonstration: boolean, complain: Complain): string | null {
  const value = given['VIGIL_PUBLIC_CONTACT']?.trim()
  if (value === undefined) {
    if (!demonstration)
      complain(
        'VIGIL_PUBLIC_CONTACT is missing: who is responsible for what the public site keeps, and how to write to them in private, such as “The Office of the Commissioner, privacy@commissioner.example, Stafford ST16”. The privacy notice names them.',
      )
    return null
  }
  if (value.length < 10 || value.length > 300 || /[\n\r]/.test(value))
    complain(
      `VIGIL_PUBLIC_CONTACT must be one line of 10 to 300 characters: a name, and an address; it is ${quoted(value)}.`,
    )
  return value
}
