// An OpenID Connect issuer that has nothing to do with .NET. Prints its address, then answers until its input ends; each line read there
// makes it sign with a new key from then on, beside the keys before.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { generateKeyPair, exportJWK } from "jose";
import { Provider } from "oidc-provider";

const audience = "relocgrains";
const keys = [];
let answer;

async function newKey() {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  keys.unshift({ ...(await exportJWK(privateKey)), kid: `foreign-${keys.length + 1}`, alg: "ES256", use: "sig" });
}

// Its keys are given when it is made: another key, another provider at the same address.
function provide(issuer) {
  const provider = new Provider(issuer, {
    jwks: { keys },
    clients: [{ client_id: "operator:agence:p-001", client_secret: "secret", grant_types: ["client_credentials"], redirect_uris: [], response_types: [], id_token_signed_response_alg: "ES256" }],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => "urn:relocgrains",
        getResourceServerInfo: () => ({ scope: "", audience, accessTokenFormat: "jwt", accessTokenTTL: 600, jwt: { sign: { alg: "ES256" } } }),
      },
    },
    extraTokenClaims: (_, token) => {
      const [reloc_role, reloc_partner, reloc_person] = token.clientId.split(":");
      return { reloc_role, reloc_partner, reloc_person };
    },
  });
  answer = provider.callback();
}

await newKey();
const server = createServer((request, response) => answer(request, response));
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  provide(issuer);
  console.log(issuer);
  const lines = createInterface({ input: process.stdin });
  lines.on("line", async () => {
    await newKey();
    provide(issuer);
    console.log(keys[0].kid);
  });
  lines.on("close", () => process.exit(0));
});
