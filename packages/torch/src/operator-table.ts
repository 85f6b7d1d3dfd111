import { endArguments, Operator } from "./commands.js";
import { addedArguments } from "./compatible.js";
import { TorchError } from "./errors.js";
import { native } from "./native.js";

const UNKNOWN = 0;
const FITS = 1;
/** The running libtorch has arguments at the end that the caller does not know. */
const LONGER = 2;

/**
 * An operator whose caller was generated for a certain schema. When it is first called, that schema
 * is compared with the running libtorch's.
 */
class GeneratedOperator extends Operator {
  private state = UNKNOWN;

  constructor(
    private readonly schema: string,
    private readonly generatedFor: string,
  ) {
    const [name, overload = ""] = schema.slice(0, schema.indexOf("(")).split(".");
    super(name, overload);
  }

  override tensor<T>(): T {
    if (this.state !== FITS) this.prepare();
    return super.tensor<T>();
  }
  override value<T>(): T {
    if (this.state !== FITS) this.prepare();
    return super.value<T>();
  }
  override values<T>(count: number): T {
    if (this.state !== FITS) this.prepare();
    return super.values<T>(count);
  }
  override inPlace(): void {
    if (this.state !== FITS) this.prepare();
    super.inPlace();
  }

  private prepare(): void {
    if (this.state === UNKNOWN) {
      const running = native.schema(this.name, this.overload);
      this.state = running === this.schema ? FITS : this.compare(running);
    }
    if (this.state === LONGER) endArguments();
  }

  private compare(running: string): number {
    const versions = { generatedFor: this.generatedFor, running: native.version() };
    try {
      return addedArguments(this.schema, running, versions) > 0 ? LONGER : FITS;
    } catch (error) {
      throw new TorchError(`${this.name.replace(/^aten::/, "")}: ${(error as Error).message}`);
    }
  }
}

/**
 * The operators with these schemas, a line each, as libtorch prints them. Nothing is looked up in
 * the running libtorch before an operator is called.
 *
 * @param generatedFor - the version of the libtorch that the schemas come from
 */
export function operatorsFor(generatedFor: string, schemas: string): Operator[] {
  const lines = schemas.trim().split("\n");
  return lines.map((schema) => new GeneratedOperator(schema, generatedFor));
}
