import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import specs from '@asyncapi/specs';
import { startServer } from './server.js';

const require = createRequire(import.meta.url);
const Ajv = require('ajv').default;
const addFormats = require('ajv-formats').default;

let server;
before(async () => (server = await startServer()));
after(() => server.stop());

describe('the description of the hubs', () => {
  it('is valid AsyncAPI 3', async () => {
    const document = await (await fetch(`${server.url}/asyncapi/v1.json`)).json();

    // The published schema brings the meta schema along; a second one would be ambiguous.
    const ajv = new Ajv({ strict: false, allErrors: true, meta: false, validateSchema: false });
    addFormats(ajv);
    const validate = ajv.compile(specs.schemas['3.0.0']);
    assert.ok(validate(document), JSON.stringify(validate.errors?.slice(0, 5), null, 2));
    assert.ok(!validate({ ...document, info: {} }), 'the validator refuses nothing');
  });

  it('has no reference that leads nowhere', async () => {
    const document = await (await fetch(`${server.url}/asyncapi/v1.json`)).json();
    const follow = (pointer) =>
      pointer
        .slice(2)
        .split('/')
        .reduce((at, step) => at?.[step], document);
    const pointers = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, pointer]) => pointer);
    assert.ok(pointers.length > 50);
    for (const pointer of pointers) assert.ok(follow(pointer), pointer);
  });
});
