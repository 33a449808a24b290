// A look at a page that must be published: what it finds settles the clocks of the looks before it.
import Type from 'typebox'
import { dateWords, type Instant, localDate } from '../../kernel/time.ts'
import { when } from '../../registers/deciding.ts'
import { alsoOn } from '../../registers/records.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { choice, line, tick, yesNo } from '../../web/fields.ts'
import { type BoundCommand, bind } from '../../web/slice.ts'
import { answeredAlso, command, noSuchDay, notAnAddress, notToCome } from './checks.ts'
import { publishedThing, toPublish } from './duties-to-publish.ts'
import { firstLook } from './first-look.ts'
import { publicationCheck } from './publication.ts'
import { checks, firstLooks, looksToFollow } from './queries/publication.ts'

const Check = Type.Object({
  item: choice(
    'What must be published',
    'Choose what must be published',
    toPublish.map(({ id }) => id),
    Object.fromEntries(toPublish.map(({ id, words }) => [id, words])),
  ),
  address: line('Web address of the page', 'Enter the address', { most: 500, description: 'Beginning with https://' }),
  available: yesNo('Could the page be opened?', 'Say whether the page could be opened'),
  prominent: yesNo('Is it in a prominent place?', 'Say whether it is in a prominent place'),
  refreshedOn: {
    ...Maybe(LocalDate),
    title: 'When the page was last updated',
    description: 'Leave this empty if the page could not be opened',
    input: 'date',
  },
  stillNewest: Type.Optional(
    tick(
      'It still has the newest report',
      'Only for the inspectorate’s annual report and summary. The page counts as up to date from today',
    ),
  ),
})

const check = command({
  name: 'check',
  title: 'Record a check of a page that must be published',
  path: 'looks',
  permission: 'scrutinise',
  opens: true,
  body: Check,
  evidence: async (reader, { body, world }) => {
    const force = world.who.forceId
    const [last, open, begun] = await Promise.all([
      checks.all(reader, { force }),
      looksToFollow.all(reader, { force, item: body.item }),
      firstLooks.all(reader, { force }),
    ])
    const first = begun.find((one) => one.item === body.item && !one.looked) ?? null
    return { last: last.find((one) => one.item === body.item) ?? null, open, first }
  },
  decide: ({ recordId, body: { stillNewest = false, ...body }, evidence: { last, open, first }, now }) => {
    const newestOn = stillNewest ? localDate(now) : null
    // Of a page that is away nobody reads off a day: what was seen last still holds.
    const refreshedOn = body.available ? body.refreshedOn : (last?.refreshed_on ?? null)
    return answeredAlso(
      [
        ...when(
          stillNewest && !holdsTheNewest(body.item),
          'stillNewest',
          'Only the page of the inspectorate’s newest report counts as up to date without being updated. This page must be updated.',
        ),
        ...when(
          stillNewest && !body.available,
          'stillNewest',
          'You cannot say what is on a page that could not be opened.',
        ),
        ...notAnAddress('address', body.address),
        ...when(body.available && body.refreshedOn === null, 'refreshedOn', 'Enter the day.'),
        ...(body.available && body.refreshedOn !== null ? refreshed(body.refreshedOn, last, now) : []),
      ],
      {
        kind: 'publication-check.made/1',
        happenedAt: now,
        body: {
          ...body,
          refreshedOn,
          newestOn,
          unavailableSince: body.available ? null : (last?.unavailable_since ?? localDate(now)),
        },
      },
      [
        ...(first === null
          ? []
          : [
              alsoOn(firstLook, first.record_id, ({ state }) =>
                state.looked ? [] : [{ kind: 'publication-duty.looked/1', happenedAt: now, body: { by: recordId } }],
              ),
            ]),
        ...open.map((one) =>
          alsoOn(publicationCheck, one.record_id, () => [
            {
              kind: 'publication-check.followed/1',
              happenedAt: now,
              body: { by: recordId, refreshedOn, newestOn, available: body.available },
            },
          ]),
        ),
      ],
    )
  },
})

const refreshed = (on: string, last: { readonly refreshed_on: string | null } | null, now: Instant) => {
  const before = last?.refreshed_on ?? null
  return [
    ...noSuchDay('refreshedOn', on),
    ...notToCome('refreshedOn', on, now),
    ...when(
      before !== null && on < before,
      'refreshedOn',
      `The page was already recorded as updated on ${dateWords(before ?? '')}. Enter that day or a later one.`,
    ),
  ]
}

const holdsTheNewest = (item: string): boolean => {
  const thing = publishedThing(item)
  return thing !== undefined && 'holdsTheNewest' in thing
}

export const publicationCommands: readonly BoundCommand[] = [
  bind(publicationCheck, check, {
    after: () => '/scrutiny',
    says: 'Recorded',
    initial: async (_, __, query) => await Promise.resolve({ item: query['item'] }),
  }),
]
