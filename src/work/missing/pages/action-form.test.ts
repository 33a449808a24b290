// As an action is chosen, its form asks what that action asks, and no more.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../../../../test/app.ts'
import { withBrowser } from '../../../../test/browser.ts'
import { reportBody } from '../../../../test/report.ts'
import { systemNow } from '../../../kernel/time.ts'

const it = await testApp()

test('choosing an action offers its outcomes alone, and the field goes where it has none; nothing is recorded by it', async (t) => {
  const officer = await it.named('Dev Ramsden')
  const grade = { level: 'MEDIUM' as const, because: 'Fourteen', earlierConsidered: null }
  const made = await officer.api('/api/missing/report', reportBody(systemNow(), { name: 'Nia Coppice', grade }))
  const browser = await withBrowser(t)
  const context = await browser.newContext({ viewport: { width: 400, height: 800 } })
  const [name = '', value = ''] = officer.cookie.split('=')
  await context.addCookies([{ name, value, url: it.address }])
  const page = await context.newPage()
  await page.goto(`${it.address}/missing/${JSON.parse(made.text).recordId}/actions`)
  await page.waitForLoadState('networkidle')

  await page.selectOption('main select[name=action]', 'address visited')
  await page.waitForSelector('label[for=subject]:text-is("Address")')
  const offered = await page.locator('#outcome option:not([value=""])').allInnerTexts()
  await page.selectOption('main select[name=action]', 'child rescue alert decided')
  await page.waitForSelector('#which >> text=An alert needs all three')
  await page.selectOption('main select[name=action]', 'hospitals asked')
  await page.waitForSelector('#which >> text=An alert needs all three', { state: 'detached' })
  await page.waitForSelector('#outcome', { state: 'detached' })

  assert.deepEqual(offered, ['Child found', 'Not there', 'No answer', 'Entry refused'])
  assert.equal(await page.locator('.govuk-error-summary').count(), 0)
})
