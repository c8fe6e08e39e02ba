import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

type Schema = Readonly<Record<string, unknown>>;
interface Operation {
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
  readonly responses: Record<string, { readonly content?: Record<string, { schema: Schema }> }>;
}

/** The document, as far as the checks look into it. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One call and its answer, as they went over the wire. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly sent: unknown;
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Holds what a server answers against what its document promises. */
export class Contract {
  readonly #document: Document;
  readonly #ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
  readonly #made = new Map<Schema, ValidateFunction>();

  constructor(document: Document) {
    this.#document = document;
    formats.default(this.#ajv);
    for (const word of ['components', 'x-roles']) this.#ajv.addKeyword(word);
    this.#ajv.addSchema({ $id: 'api:', components: document.components });
  }

  /** The template and method of a call, or undefined for an address that is not described. */
  operation({ method, path }: Exchange): { key: string; operation: Operation } | undefined {
    for (const [template, methods] of Object.entries(this.#document.paths)) {
      const operation = methods[method.toLowerCase()];
      const exact = !template.includes('{') || !(path in this.#document.paths);
      const pattern = new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
      if (operation && exact && pattern.test(path))
        return { key: `${method} ${template}`, operation };
    }
    return undefined;
  }

  /** What is wrong with an exchange, in sentences; empty when it is as promised. */
  faults(exchange: Exchange): readonly string[] {
    const found = this.operation(exchange);
    if (!found) return [];
    const { key, operation } = found;
    const answer = operation.responses[String(exchange.status)];
    if (!answer) return [`${key}: ${exchange.status} is not described: ${exchange.text}`];
    const of = (problems: readonly string[]): string[] =>
      problems.map((problem) => `${key} ${exchange.status}: ${problem}`);
    return [...of(this.#body(answer.content, exchange)), ...of(this.#request(operation, exchange))];
  }

  /** What was taken must have had the form that the document asks for. */
  #request({ requestBody }: Operation, { sent, status }: Exchange): readonly string[] {
    const schema = requestBody?.content['application/json']?.schema;
    return schema && status < 300 ? this.problems(schema, sent) : [];
  }

  #body(content: Record<string, { schema: Schema }> = {}, exchange: Exchange): readonly string[] {
    const type = exchange.type.split(';')[0] ?? '';
    const schema = content[type]?.schema;
    if (Object.keys(content).length === 0) return exchange.text === '' ? [] : ['has a body'];
    if (!schema) return [`the type ${type} is not described`];
    const line = schema['x-line'] as Schema | undefined;
    const events = schema['x-events'] as Record<string, Schema> | undefined;
    if (line) return this.#lines(exchange.text, line);
    if (events) return this.#events(exchange.text, events);
    return type.endsWith('json') ? this.problems(schema, JSON.parse(exchange.text)) : [];
  }

  #lines(text: string, schema: Schema): readonly string[] {
    const [, ...lines] = text.trimEnd().split('\n');
    return lines.flatMap((line) => this.problems(schema, JSON.parse(line)));
  }

  #events(text: string, schemas: Record<string, Schema>): readonly string[] {
    const blocks = text.split('\n\n').filter((block) => block.startsWith('event:'));
    return blocks.flatMap((block) => {
      const field = (name: string): string =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? '';
      const schema = schemas[field('event')];
      if (!schema) return [`the event ${field('event')} is not described`];
      return this.problems(schema, JSON.parse(field('data')));
    });
  }

  /** Where a value does not have the form of a schema of the document. */
  problems(schema: Schema, value: unknown): readonly string[] {
    const validate = this.#made.get(schema) ?? this.#ajv.compile(absolute(schema));
    this.#made.set(schema, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}

/** References in a piece of the document point into the whole of it. */
function absolute(schema: Schema): Schema {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/components', '"api:#/components'),
  ) as Schema;
}
