// The forums as a table of the policy: what a row is, how it reads and what is refused. The policy's own slice shows it.
import { Line } from '../../registers/schemas.ts'
import { byDefault, choice, line, lines } from '../../web/fields.ts'
import {
  deciders,
  Forum,
  forumRefusals,
  forumsOf,
  kindsOfForum,
  notices,
  supplementaries,
  tableName,
  tieAsked,
  tiesAsked,
} from './forums.ts'
import { ruleOf } from './notice.ts'

const { days, most, id } = Forum.properties

export const forumTable = {
  name: tableName,
  title: 'Where the public may put questions',
  about: [
    'Which forums the public site offers, who decides whether a question is asked, and the deadline for sending it.',
  ],
  rowAbout: 'Questions that have already been admitted keep the rule they were admitted under.',
  fields: {
    id: {
      ...id,
      title: 'Short name',
      description: 'Lower-case letters and hyphens, like panel. You cannot change it later',
      missing: 'Enter a short name',
      input: 'text',
    },
    words: line('Name', 'Enter what it is called', { most: 120 }),
    kind: choice('What is it?', 'Choose what it is', kindsOfForum),
    decides: choice('Who decides whether a question is asked?', 'Choose who decides', deciders),
    notice: choice('How is the notice counted?', 'Choose how the notice is counted', notices),
    days: { ...days, title: 'How many days’ notice', missing: 'Enter the number of days', input: 'number' },
    most: {
      ...most,
      title: 'Most characters a question may have',
      missing: 'Enter the number of characters',
      input: 'number',
    },
    whoMayAsk: line('Who may ask', 'Enter who may ask', { most: 300 }),
    tie: byDefault(
      tiesAsked[0],
      choice('What does the form ask about the area?', 'Choose what the form asks', tiesAsked, {
        'not asked': 'Nothing: this forum has no such rule',
        'lives or works there': 'Whether they live or work there',
        'lives, works or studies there': 'Whether they live, work or study there',
      }),
    ),
    supplementary: byDefault(
      supplementaries[0],
      choice('May a supplementary question be asked?', 'Choose whether one may be asked', supplementaries),
    ),
    meetings: { ...lines('Dates of meetings', 'One on each line, like 2027-01-25', 60), ...{ items: Line(10) } },
    source: line('Source', 'Enter the source of this rule', { most: 300 }),
  },
  columns: ['Short name', 'Name', 'Who decides', 'Rule', 'Who may ask', 'Characters', 'Meetings', 'Source'],
  cells: (one: Forum) => [
    one.id,
    one.words,
    one.decides,
    `${ruleOf(one)}. Supplementary question: ${one.supplementary ?? supplementaries[0]}`,
    `${one.whoMayAsk}. On the form: ${tieAsked(one)}`,
    String(one.most),
    one.meetings.join(', ') || 'none entered',
    one.source,
  ],
  list: (table: unknown) =>
    forumsOf(table).forums.map((one) => ({
      ...one,
      tie: tieAsked(one),
      supplementary: one.supplementary ?? supplementaries[0],
    })),
  wrap: (forums: readonly Forum[]) => ({ forums }),
  refusals: forumRefusals,
}
