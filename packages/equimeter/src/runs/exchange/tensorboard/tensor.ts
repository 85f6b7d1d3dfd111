import { fieldsOf, type Field } from "./protobuf.js";

/** Numbers of the fields and of the two types of TensorFlow's tensor.proto and types.proto. */
const tensor = { dtype: 1, content: 4, floatValue: 5, doubleValue: 6 };
const dtypes = { float: 1, double: 2 };

/**
 * The number in a TensorProto of one float or double, in which newer writers keep scalars: raw bytes, or a list
 * that is packed or not.
 *
 * @returns null for any other tensor
 * @throws NoMessage where the bytes are no message
 */
export function tensorScalar(bytes: Buffer): number | null {
  let dtype = 0;
  const raw: Buffer[] = [];
  for (const field of fieldsOf(bytes)) {
    if (field.number === tensor.dtype && field.type === "varint") dtype = field.value;
    else if (isContent(field)) raw.push(field.bytes);
  }
  const content = Buffer.concat(raw);
  if (dtype === dtypes.float && content.length === 4) return content.readFloatLE();
  if (dtype === dtypes.double && content.length === 8) return content.readDoubleLE();
  return null;
}

/** All three forms hold the numbers as they are in memory. */
function isContent(field: Field): field is Field & { bytes: Buffer } {
  const { number, type } = field;
  if (number === tensor.content) return type === "bytes";
  if (number === tensor.floatValue) return type === "bytes" || type === "fixed32";
  return number === tensor.doubleValue && (type === "bytes" || type === "fixed64");
}
