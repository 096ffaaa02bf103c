// A service of one file: it signs members in with Genkan, shows what it learned about them, and signs them out.
// Everything that OpenID Connect asks of a service is in the functions below; openid-client checks the answers.
import { randomUUID, webcrypto } from 'node:crypto'
import { createServer } from 'node:http'
import * as openid from 'openid-client'

globalThis.crypto ??= webcrypto // Node 18 has it, but not there

const genkan = new URL(process.env.GENKAN ?? 'http://localhost:8080')
const clientId = process.env.CLIENT_ID ?? 'album'
const clientSecret = process.env.CLIENT_SECRET
const port = Number(process.env.PORT ?? 8090)
// Another host name than Genkan's localhost: cookies know no ports, and would be mixed up.
const home = new URL(`http://127.0.0.1:${port}/`)

if (!clientSecret) {
  console.error('CLIENT_SECRET is missing: the secret that stands in genkan.yaml.')
  process.exit(1)
}

// Reads Genkan's metadata; checks the signature of every ID token; plain http only where Genkan itself has no https.
const config = await openid.discovery(genkan, clientId, undefined, openid.ClientSecretBasic(clientSecret), {
  execute: [
    openid.enableNonRepudiationChecks,
    ...(genkan.protocol === 'http:' ? [openid.allowInsecureRequests] : []),
  ],
})

/** What the service remembers of each browser, by its cookie. */
const browsers = new Map()

async function signIn(browser) {
  browser.verifier = openid.randomPKCECodeVerifier()
  browser.state = openid.randomState()
  browser.nonce = openid.randomNonce()
  return openid.buildAuthorizationUrl(config, {
    redirect_uri: new URL('/callback', home).href,
    scope: 'openid profile email',
    code_challenge: await openid.calculatePKCECodeChallenge(browser.verifier),
    code_challenge_method: 'S256',
    state: browser.state,
    nonce: browser.nonce,
  })
}

async function signedIn(browser, address) {
  const tokens = await openid.authorizationCodeGrant(config, address, {
    pkceCodeVerifier: browser.verifier,
    expectedState: browser.state,
    expectedNonce: browser.nonce,
    idTokenExpected: true,
  })
  browser.tokens = tokens
  browser.idToken = tokens.claims()
  browser.userInfo = await openid.fetchUserInfo(config, tokens.access_token, browser.idToken.sub)
  return home
}

async function refreshed(browser) {
  const before = browser.tokens
  browser.tokens = await openid.refreshTokenGrant(config, before.refresh_token)
  browser.tokens.id_token ??= before.id_token
  browser.userInfo = await openid.fetchUserInfo(config, browser.tokens.access_token, browser.idToken.sub)
  browser.refreshes = (browser.refreshes ?? 0) + 1
  return home
}

function signOut(browser) {
  const idToken = browser.tokens?.id_token
  const signedOut = new URL('/signed-out', home)
  for (const kept of Object.keys(browser)) delete browser[kept]
  if (!idToken || !config.serverMetadata().end_session_endpoint) return signedOut
  browser.state = openid.randomState()
  return openid.buildEndSessionUrl(config, {
    id_token_hint: idToken,
    post_logout_redirect_uri: signedOut.href,
    state: browser.state,
  })
}

function page(browser) {
  if (!browser.idToken) return '<h1>Album</h1><p><a id="sign-in" href="/sign-in">Sign in</a></p>'
  return `<h1>Hello ${written(browser.userInfo.name)}</h1>
    <pre id="id-token">${written(JSON.stringify(browser.idToken, null, 2))}</pre>
    <pre id="user-info">${written(JSON.stringify(browser.userInfo, null, 2))}</pre>
    <p>Refreshed <span id="refreshes">${browser.refreshes ?? 0}</span> times. <a id="refresh" href="/refresh">Refresh</a></p>
    <p><a id="sign-out" href="/sign-out">Sign out</a></p>`
}

function goodbye(browser, address) {
  const asked = browser.state
  delete browser.state
  return asked === (address.searchParams.get('state') ?? undefined)
    ? '<h1>Goodbye</h1><p><a href="/">Album</a></p>'
    : '<h1>Nobody asked for this</h1>'
}

const written = (text) =>
  String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

function browserOf(request, response) {
  const kept = /(?:^|;\s*)album=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
  if (kept && browsers.has(kept)) return browsers.get(kept)
  const id = randomUUID()
  browsers.set(id, {})
  response.setHeader('Set-Cookie', `album=${id}; HttpOnly; SameSite=Lax; Path=/`)
  return browsers.get(id)
}

async function answer(browser, address) {
  switch (address.pathname) {
    case '/': return page(browser)
    case '/sign-in': return signIn(browser)
    case '/callback': return signedIn(browser, address)
    case '/refresh': return refreshed(browser)
    case '/sign-out': return signOut(browser)
    case '/signed-out': return goodbye(browser, address)
    default: return undefined
  }
}

createServer(async (request, response) => {
  try {
    const said = await answer(browserOf(request, response), new URL(request.url, home))
    if (said instanceof URL) {
      response.writeHead(303, { Location: said.href }).end()
    } else {
      response.writeHead(said ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
      response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Album</title>${said ?? 'No such page'}`)
    }
  } catch (fault) {
    console.error(fault)
    response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${fault.code ?? ''} ${fault.message}`)
  }
}).listen(port, '127.0.0.1', () => console.log(`The service is ready: ${home}`))
