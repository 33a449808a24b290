// `vigil token`: makes or revokes a token by which a program calls the API on behalf of a member of staff.
import { longDate, systemNow } from '../kernel/time.ts'
import { systemPerson } from '../registers/alarms.ts'
import { goodTokens } from '../web/token-marks.ts'
import { makeTokens } from '../web/tokens.ts'
import {
  type Asked,
  CannotBeDone,
  type CommandLine,
  type ExitCode,
  type Io,
  Misused,
  needed,
  printJson,
  printLines,
} from './command.ts'
import { memberOfStaff } from './on-behalf.ts'
import { atPlace, forceOption } from './place.ts'

export const command: CommandLine = {
  name: 'token',
  about: [
    'Makes a token for the API. A program that uses it acts for one member of staff, with their permissions only. It is shown only',
    'once, so keep it where only the program can read it. --revoke ends a token: within five seconds Vigil refuses it.',
    '--list prints the valid tokens, each with a mark that gives no access. Use the mark to revoke a token that was lost.',
  ],
  options: [
    forceOption,
    { name: 'email', value: '<address>', words: 'The member of staff it acts for: the address they sign in with' },
    { name: 'label', value: '<words>', words: 'What the token is for' },
    { name: 'days', value: '<number>', words: 'How many days it lasts, from 1 to 366. If left out, 30' },
    { name: 'revoke', value: '<token or mark>', words: 'Revoke this token instead' },
    { name: 'list', words: 'Print the valid tokens instead: who they act for, what they are for and when they expire' },
  ],
  examples: [
    'vigil token --email asha.nolan@demonstration.example --label "Incident import" --days 90',
    'vigil token --revoke vigil_…',
    'vigil token --list',
  ],
  run: async (asked, io) => {
    if (asked.switches.has('list')) return await list(asked, io)
    const days = Number(asked.texts.get('days') ?? 30)
    if (!(Number.isInteger(days) && days >= 1 && days <= 366))
      throw new Misused('--days must be a whole number from 1 to 366.')
    const token = asked.texts.get('revoke')
    if (token !== undefined && ['email', 'label', 'days'].some((name) => asked.texts.has(name)))
      throw new Misused('--revoke ends a token. Give it only --force and --json.')
    const email = token === undefined ? needed(asked, 'email', 'asha.nolan@demonstration.example') : ''
    const label = token === undefined ? labelOf(needed(asked, 'label', '"Incident import"')) : ''
    return await atPlace(asked, io, async (place) => {
      const { open, force } = place
      const db = open('vigil_app')
      const tokens = makeTokens(db, systemNow)
      if (token !== undefined) {
        if (!(await tokens.revoke(systemPerson(force), token)))
          throw new CannotBeDone('There is no such token in this force, or it has already been revoked.')
        await (asked.json
          ? printJson(io, { revoked: true })
          : printLines(io, ['Revoked. Vigil will refuse it within five seconds.']))
        return 0
      }
      const person = await memberOfStaff(db, place, email)
      const made = await tokens.make(person, { label, days })
      if (asked.json) await printJson(io, { token: made, for: person.name, days })
      else await printLines(io, [made, `It acts for ${person.name} for ${days} days. It will not be shown again.`])
      return 0
    })
  },
}

/** It is printed in a list, a token a line. */
function labelOf(typed: string): string {
  const label = typed.trim()
  if (label === '' || label.length > 100 || /\p{C}/u.test(label))
    throw new Misused('--label must be one line of 1 to 100 characters.')
  return label
}

async function list(asked: Asked, io: Io): Promise<ExitCode> {
  if (['email', 'label', 'days', 'revoke'].some((name) => asked.texts.has(name)))
    throw new Misused('--list prints the valid tokens. Give it only --force and --json.')
  return await atPlace(asked, io, async ({ open, force }) => {
    const good = await goodTokens(open('vigil_app'), force, systemNow)
    if (asked.json)
      await printJson(io, {
        tokens: good.map(({ mark, person, label, madeAt, expiresAt }) => ({
          mark,
          for: person,
          label,
          madeAt,
          expiresAt,
        })),
      })
    else if (good.length === 0) await printLines(io, ['There are no valid tokens here.'])
    else
      await printLines(
        io,
        good.map(
          ({ mark, person, label, madeAt, expiresAt }) =>
            `${mark}  ${person}, “${label}”, made on ${longDate(madeAt)}, valid until ${longDate(expiresAt)}`,
        ),
      )
    return 0
  })
}
