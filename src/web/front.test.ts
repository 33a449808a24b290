// The front door: everybody begins where their work does.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../test/app.ts'

const it = await testApp()

test('each begins where their work does, whatever else they may open', async () => {
  const begins = async (name: string) => (await (await it.named(name)).get('/')).location
  assert.deepEqual(
    [
      await begins('Uma Kettering'),
      await begins('Tess Mowbray'),
      await begins('Piet Lowther'),
      await begins('Ines Fallow'),
      await begins('Asha Nolan'),
    ],
    ['/scrutiny', '/meetings', '/questions', '/inspector', '/board'],
  )
})

test('the navigation says where they are, on a form and on a page that stands apart too', async () => {
  const marked = async (name: string, path: string) =>
    /<a[^>]*aria-current[^>]*>\s*([^<]*?)\s*</.exec((await (await it.named(name)).get(path)).text)?.[1]
  const where: readonly (readonly [string, string, string])[] = [
    ['Piet Lowther', '/panel-reports', 'Questions'],
    ['Piet Lowther', '/inspection/panel-reports', 'Questions'],
    ['Uma Kettering', '/panel-reports', 'Scrutiny'],
    ['Uma Kettering', '/inspection/reports-to-body', 'Scrutiny'],
    ['Uma Kettering', '/commissioner-action/undertakings', 'Scrutiny'],
    ['Sam Underhill', '/public-statements', 'Child protection board'],
    ['Sam Underhill', '/inspection/inspections', 'Recommendations'],
    ['Ines Fallow', '/fieldwork/fieldworks', 'Workspace'],
    ['Asha Nolan', '/missing/report', 'Report'],
    ['Rosa Wexford', '/same-home/same-home', 'Board'],
    ['Vic Arkwright', '/missing/contacts/sample', 'Audits'],
  ]
  for (const [name, path, area] of where) assert.equal(await marked(name, path), area, `${name} at ${path}`)
})
