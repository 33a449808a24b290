// A photograph by its address: never without the reading on record, never one that was withdrawn, kept by no browser.
import { type Outcome } from '../../../kernel/outcome.ts'
import { page, type Values } from '../../../web/slice.ts'
import { readEpisode } from '../pages/episode/read.ts'
import { photographOf } from './queries.ts'

export const photographPage = page({
  path: '/missing/:record/photographs/:position',
  permission: 'see an episode',
  title: 'Photograph',
  area: '/board',
  file: (values) => ({
    name: 'photograph.jpg',
    type: 'image/jpeg',
    content: Buffer.from(String(values['picture']), 'base64'),
    inline: true,
  }),
  load: async (world, { params }) =>
    picture(
      await readEpisode(world, params['record'] ?? '', 'photograph', async ({ writer, folded }) => {
        const shown = folded.state.photographs.find((one) => String(one.position) === params['position'])
        const found =
          shown === undefined
            ? null
            : await photographOf.one(writer, {
                force: world.who.forceId,
                record: folded.recordId,
                position: shown.position,
              })
        return { values: { picture: found?.picture ?? null }, alsoShown: [] }
      }),
    ),
})

const picture = (outcome: Outcome<Values>): Outcome<Values> =>
  outcome.kind === 'done' && typeof outcome.value['picture'] !== 'string' ? { kind: 'not found' } : outcome
