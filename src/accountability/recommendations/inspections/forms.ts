// Every command of the register of inspections, with what its form offers and holds at first.

import { isId } from '../../../kernel/identity.ts'
import { officialForces } from '../../../registers/forces.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import { completed } from '../../../web/completed.ts'
import { type BoundCommand, bind } from '../../../web/slice.ts'
import type { Definitions } from '../soundness.ts'
import { askedOfBodyCommands } from './asked-of-the-body.ts'
import { causesToChoose } from './causes.ts'
import { closingCommands } from './closing.ts'
import { formatOf } from './file-format.ts'
import { findingForms } from './finding-forms.ts'
import { inspectionForms } from './inspection-forms.ts'
import { monitoring } from './monitoring.ts'
import { recordGroup, recordStage } from './monitoring-commands.ts'
import { notDecided } from './not-decided.ts'
import { panelCommands } from './panel-report.ts'
import { pastedForms } from './pasted-forms.ts'
import { sendPlan } from './plan-sent.ts'
import { earlierPlanCommands } from './plan-sent-before.ts'
import { versionsToSend } from './plan-versions.ts'
import { inspection } from './procedure.ts'
import { listPublication, publication } from './publications.ts'
import { stages } from './queries.ts'
import { reachStage } from './reaching.ts'
import { registerFile } from './register-file.ts'
import { lookAtFile, recordFile } from './register-file-commands.ts'
import { rowsToRead } from './rows-to-read.ts'
import { unreadDraftCommands } from './unread-draft/commands.ts'
import { stateOf } from './what-forms-offer.ts'

export const commandsOf = (definitions: Definitions): readonly BoundCommand[] => [
  ...inspectionForms,
  ...findingForms(definitions),
  bind(inspection, sendPlan, {
    says: 'Recorded. The plan is still owed while it leaves out an open recommendation',
    choices: async (world, recordId) => ({ version: await versionsToSend(world, recordId) }),
    load: async (world, recordId) => {
      const said = notDecided(await stateOf(world, recordId))
      return said === null ? {} : { about: [`${said} A plan that is sent now does not answer them.`] }
    },
  }),
  ...earlierPlanCommands,
  bind(inspection, reachStage),
  ...closingCommands,
  ...pastedForms,
  ...panelCommands,
  ...askedOfBodyCommands,
  ...unreadDraftCommands,
  bind(registerFile, lookAtFile(definitions), {
    says: 'Checked: nothing is recorded yet',
    template: 'accountability/recommendations/inspections/views/look-at.njk',
    load: async (world) => await Promise.resolve({ columns: formatOf(world.policyAt(world.now)) }),
    // To be corrected where it was wrong: nobody pastes again what they have just pasted.
    initial: async (world, _, { again }) =>
      typeof again === 'string' && isId(again) ? { text: await textOfFile(world, again) } : {},
  }),
  bind(registerFile, recordFile(definitions), {
    says: 'Recorded',
    after: () => '/inspections',
    load: async (world, recordId) => await rowsToRead(world, recordId),
  }),
  onRecordOfForce(
    bind(monitoring, recordStage, {
      after: () => '/monitoring',
      choices: async (world) => ({
        force: officialForces.map((one) => ({ value: one.name, text: one.name })),
        causes: await causesToChoose(world),
      }),
    }),
  ),
  bind(monitoring, recordGroup, { after: () => '/monitoring' }),
  bind(publication, listPublication, { after: () => '/inspections' }),
]

const textOfFile = async (world: World, record: string): Promise<string> =>
  (await world.db.read(contextOf(world), async (reader) => await load(reader, world, registerFile, record))).state.file
    ?.text ?? ''

/** A force has one record: its next stage goes where the earlier ones are, so that a clock begun there ends there. */
function onRecordOfForce(command: BoundCommand): BoundCommand {
  return {
    ...command,
    opens: true,
    run: async (world, asked) => {
      const body = completed(command.body, asked.body)
      const force = typeof body === 'object' && body !== null && 'force' in body ? body.force : null
      const rows = await world.db.read(
        contextOf(world),
        async (reader) => await stages.all(reader, { force: world.who.forceId }),
      )
      const known = rows.findLast((one) => one.of_force === force)?.record_id
      return await command.run(world, { ...asked, body, recordId: known ?? asked.recordId })
    },
  }
}
