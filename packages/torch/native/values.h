// Values in the command buffer: TypeScript writes (tag, payload) pairs, we read them against the
// operator's schema, and write its results back the same way. packages/torch/src/commands.ts is
// the other half; the tags must agree.
#pragma once
#include "objects.h"
#include "slots.h"

namespace equimeter {

enum Tag : int {
  unset = 0,      // take the schema's default
  none = 1,
  tensor = 2,     // handle
  integer = 3,    // value
  real = 4,       // value
  boolean = 5,    // 0 or 1
  text = 6,       // id of an interned string
  list = 7,       // count, then that many values
  object = 8,     // handle of something opaque: a generator, a script module, packed weights
  complex = 9,    // real part, imaginary part
  wide = 10,      // high, low 32 bits of an integer beyond 2^53
  record = 11,    // count, then that many keys and values
};

// dtypes, layouts and memory formats are integers in a schema and words in TypeScript.
inline c10::optional<int64_t> namedConstant(const std::string& name) {
  static const std::unordered_map<std::string, int64_t> constants = {
      {"uint8", int64_t(at::kByte)}, {"int8", int64_t(at::kChar)}, {"int16", int64_t(at::kShort)},
      {"int32", int64_t(at::kInt)}, {"int64", int64_t(at::kLong)}, {"float16", int64_t(at::kHalf)},
      {"float32", int64_t(at::kFloat)}, {"float64", int64_t(at::kDouble)},
      {"complex64", int64_t(at::kComplexFloat)}, {"complex128", int64_t(at::kComplexDouble)},
      {"complex32", int64_t(at::kComplexHalf)}, {"qint8", int64_t(at::kQInt8)},
      {"quint8", int64_t(at::kQUInt8)}, {"qint32", int64_t(at::kQInt32)}, {"bool", int64_t(at::kBool)}, {"bfloat16", int64_t(at::kBFloat16)},
      {"strided", int64_t(at::kStrided)}, {"sparse_coo", int64_t(at::kSparse)},
      {"sparse_csr", int64_t(at::kSparseCsr)}, {"sparse_csc", int64_t(at::kSparseCsc)},
      {"sparse_bsr", int64_t(at::kSparseBsr)}, {"sparse_bsc", int64_t(at::kSparseBsc)},
      {"contiguous_format", int64_t(at::MemoryFormat::Contiguous)},
      {"preserve_format", int64_t(at::MemoryFormat::Preserve)},
      {"channels_last", int64_t(at::MemoryFormat::ChannelsLast)},
      {"channels_last_3d", int64_t(at::MemoryFormat::ChannelsLast3d)}};
  const auto found = constants.find(name);
  if (found == constants.end()) return c10::nullopt;
  return found->second;
}

// The arguments of a schema from `first` on.
inline std::vector<Argument> preparedArguments(const c10::FunctionSchema& schema, size_t first) {
  std::vector<Argument> arguments;
  for (size_t i = first; i < schema.arguments().size(); i++) {
    const c10::Argument& given = schema.arguments()[i];
    arguments.push_back({given.name(), given.type(), given.default_value(), given.N().value_or(0)});
  }
  return arguments;
}

class Reader {
 public:
  explicit Reader(Environment& environment)
      : e(environment), at_(environment.commands), end_(environment.commands + environment.commandCount) {}

  // One argument; errors name it.
  c10::IValue read(const Argument& argument) {
    if (peek() == unset) {
      skip();
      if (argument.fallback) return *argument.fallback;
      if (argument.type->kind() == c10::TypeKind::OptionalType) return c10::IValue();
      throw std::runtime_error("argument \"" + argument.name + "\" is missing");
    }
    try {
      return read(*argument.type, argument.fixedLength);
    } catch (const c10::Error&) {
      throw;
    } catch (const std::exception& error) {
      std::string reason = error.what();  // "must be …" or "this tensor was …"
      if (reason.rfind("this tensor ", 0) == 0) reason.erase(0, 12);
      throw std::runtime_error("argument \"" + argument.name + "\" " + reason);
    }
  }

  c10::IValue read(const c10::Type& type, int fixedLength) {
    using c10::TypeKind;
    switch (type.kind()) {
      case TypeKind::OptionalType: {
        if (peek() == none) return skipNone();
        return read(*type.castRaw<c10::OptionalType>()->getElementType(), fixedLength);
      }
      case TypeKind::TensorType:
        if (peek() == none) { skipNone(); return at::Tensor(); }
        return readTensor();
      case TypeKind::NumberType: return c10::IValue(readScalar());
      case TypeKind::FloatType: return readScalar().toDouble();
      case TypeKind::IntType:
      case TypeKind::SymIntType: return readInteger();
      case TypeKind::BoolType:
#if EQUIMETER_TORCH_MAJOR >= 2
      case TypeKind::SymBoolType:
#endif
        return readBoolean();
      case TypeKind::StringType: return readText();
      case TypeKind::DeviceObjType: return c10::Device(readText());
      case TypeKind::ComplexType: return readComplex();
      case TypeKind::GeneratorType: return generatorOf(e, Handle(payload(object, "a Generator")));
      case TypeKind::StorageType: return readTensor().storage();
      case TypeKind::ListType:
        return readList(type.castRaw<c10::ListType>()->getElementType(), fixedLength);
      case TypeKind::DictType: return readRecord(*type.castRaw<c10::DictType>());
      case TypeKind::TupleType: return readTuple(*type.castRaw<c10::TupleType>());
      case TypeKind::NoneType:
        if (peek() != none) throw std::runtime_error(std::string("must be null, not ") + nameOf(peek()));
        return skipNone();
      case TypeKind::UnionType: return readUnion(type);
      case TypeKind::AnyType:
      case TypeKind::VarType:
      case TypeKind::AnyListType:
      case TypeKind::AnyTupleType: return readAny();
      default: return readObject(type);
    }
  }

  // By what is there, where the schema leaves it open.
  c10::IValue readAny() {
    switch (peek()) {
      case unset:
      case none: return skipNone();
      case tensor: return readTensor();
      case boolean: return readBoolean();
      case text: return readText();
      case object: return objectOf(e, Handle(payload(object, "an object")));
      case list: return readAnyList();
      case record: return readAnyRecord();
      default: return c10::IValue(readScalar());
    }
  }

 private:
  Environment& e;
  const double* at_;
  const double* end_;

  // What is no tag can only come from an argument whose own code wrote here meanwhile.
  Tag peek() const {
    const unsigned tag = unsigned(int(*at_));  // beyond the end the buffer has zeros, read() looks at no more than them
    return at_ < end_ && tag <= unsigned(record) ? Tag(tag) : unset;
  }
  void skip() { at_ += 2; }

  static const char* nameOf(Tag tag) {
    static const char* names[] = {"undefined", "null", "a Tensor", "an integer", "a number", "a boolean",
                                  "a string", "an array", "an opaque object", "a complex number", "a bigint", "a record"};
    return names[tag];
  }
  // How many values follow; no more than there is room for.
  size_t readCount(Tag expected, const char* wanted) {
    const double count = payload(expected, wanted);
    if (!(count >= 0 && count <= double(end_ - at_))) throw std::runtime_error("has a wrong length");
    return size_t(count);
  }
  double payload(Tag expected, const char* wanted) {
    const Tag tag = peek();
    if (tag != expected) throw std::runtime_error(std::string("must be ") + wanted + ", not " + nameOf(tag));
    at_ += 2;
    return at_[-1];
  }
  c10::IValue skipNone() { skip(); return c10::IValue(); }
  at::Tensor readTensor() { return tensorOf(e, Handle(payload(tensor, "a Tensor"))); }
  std::string readText() { return e.words.at(size_t(payload(text, "a string"))); }
  int64_t readWide() { at_ += 3; return int64_t(at_[-2]) * (int64_t(1) << 32) + int64_t(at_[-1]); }
  int64_t readInteger() {
    if (peek() == wide) return readWide();
    if (peek() == boolean) return int64_t(payload(boolean, "an integer"));
    if (peek() == text) {
      const std::string name = readText();
      if (const auto constant = namedConstant(name)) return *constant;
      throw std::runtime_error("must be an integer or a dtype, not \"" + name + "\"");
    }
    return int64_t(payload(integer, "an integer"));
  }
  bool readBoolean() { return payload(boolean, "a boolean") != 0; }
  c10::IValue readComplex() {
    const at::Scalar value = readScalar();
    return value.isComplex() ? value.toComplexDouble() : c10::complex<double>(value.toDouble(), 0);
  }
  at::Scalar readScalar() {
    switch (peek()) {
      case wide: return at::Scalar(readWide());
      case real: return at::Scalar(payload(real, "a number"));
      case boolean: return at::Scalar(payload(boolean, "a number") != 0);
      case complex: at_ += 3; return at::Scalar(c10::complex<double>(at_[-2], at_[-1]));
      default: return at::Scalar(int64_t(payload(integer, "a number")));
    }
  }

  // A single value where `T[N]` is wanted stands for N copies, as in PyTorch.
  template <typename T, typename Read>
  c10::IValue gather(int fixedLength, Read readOne) {
    c10::List<T> values;
    if (peek() != list && fixedLength > 0) {
      const T value = readOne();
      for (int i = 0; i < fixedLength; i++) values.push_back(value);
      return values;
    }
    const size_t count = readCount(list, "an array");
    values.reserve(count);
    for (size_t i = 0; i < count; i++) values.push_back(readOne());
    return values;
  }
  c10::IValue readList(const c10::TypePtr& element, int fixedLength) {
    using c10::TypeKind;
    switch (element->kind()) {
      case TypeKind::TensorType: return gather<at::Tensor>(0, [&] { return readTensor(); });
      case TypeKind::IntType:
      case TypeKind::SymIntType: return gather<int64_t>(fixedLength, [&] { return readInteger(); });
      case TypeKind::FloatType: return gather<double>(fixedLength, [&] { return readScalar().toDouble(); });
      case TypeKind::BoolType: return gather<bool>(fixedLength, [&] { return readBoolean(); });
      case TypeKind::NumberType: return gather<at::Scalar>(fixedLength, [&] { return readScalar(); });
      case TypeKind::StringType: return gather<std::string>(0, [&] { return readText(); });
      default: return readValues(element);
    }
  }
  // Lists of anything else: of lists, of optional tensors, of records.
  c10::IValue readValues(const c10::TypePtr& element) {
    c10::impl::GenericList values(element);
    const size_t count = readCount(list, "an array");
    values.reserve(count);
    for (size_t i = 0; i < count; i++) values.push_back(read(*element, 0));
    return values;
  }
  c10::IValue readRecord(const c10::DictType& type) {
    c10::impl::GenericDict values(type.getKeyType(), type.getValueType());
    const size_t count = readCount(record, "a record");
    for (size_t i = 0; i < count; i++) {
      const c10::IValue key = readKey(*type.getKeyType());
      values.insert_or_assign(key, read(*type.getValueType(), 0));
    }
    return values;
  }
  // The keys of a record are strings in JavaScript, whatever the dictionary's are.
  c10::IValue readKey(const c10::Type& type) {
    using c10::TypeKind;
    if (peek() != text || type.kind() == TypeKind::StringType) return read(type, 0);
    const std::string key = readText();
    size_t used = 0;
    try {
      if (type.kind() == TypeKind::IntType) {
        const int64_t number = std::stoll(key, &used);
        if (used == key.size()) return number;
      } else if (type.kind() == TypeKind::FloatType) {
        const double number = std::stod(key, &used);
        if (used == key.size()) return number;
      }
    } catch (const std::exception&) {
    }
    throw std::runtime_error("must have keys of type " + type.str() + ", not \"" + key + "\"");
  }
  c10::IValue readTuple(const c10::TupleType& type) {
    const auto elements = type.elements();
    const Tag tag = peek();
    if (tag != list && tag != record) payload(list, "an array");
    const size_t count = readCount(tag, "an array");
    if (count != elements.size())
      throw std::runtime_error("must have " + std::to_string(elements.size()) + " parts, not " + std::to_string(count));
    std::vector<c10::IValue> values;
    for (const c10::TypePtr& element : elements) {
      if (tag == record) skip();  // its fields stand in the order of the type
      values.push_back(read(*element, 0));
    }
    return c10::ivalue::Tuple::create(std::move(values));
  }
  c10::IValue readObject(const c10::Type& type) {
    const std::string wanted = "an opaque object of type " + type.annotation_str();
    const c10::IValue& value = objectOf(e, Handle(payload(object, wanted.c_str())));
    if (!value.type()->isSubtypeOf(type))
      throw std::runtime_error("must be " + wanted + ", not one of type " + value.type()->annotation_str());
    return value;
  }
  c10::IValue readUnion(const c10::Type& type) {
    const c10::IValue value = readAny();
    const bool isTensor = value.isTensor();  // its own type names dtype and shape
    if (!(isTensor ? c10::TypePtr(c10::TensorType::get()) : value.type())->isSubtypeOf(type))
      throw std::runtime_error("must be a " + type.annotation_str() + ", not a " + value.tagKind());
    return value;
  }
  c10::IValue readAnyList() {
    std::vector<c10::IValue> found;
    const size_t count = readCount(list, "an array");
    for (size_t i = 0; i < count; i++) found.push_back(readAny());
    c10::impl::GenericList values(commonType(found));
    for (c10::IValue& value : found) values.push_back(std::move(value));
    return values;
  }
  c10::IValue readAnyRecord() {
    std::vector<c10::IValue> keys, found;
    const size_t count = readCount(record, "a record");
    for (size_t i = 0; i < count; i++) {
      keys.push_back(readAny());
      found.push_back(readAny());
    }
    c10::impl::GenericDict values(keys.empty() ? c10::TypePtr(c10::StringType::get()) : commonType(keys),
                                  commonType(found));
    for (size_t i = 0; i < count; i++) values.insert_or_assign(keys[i], found[i]);
    return values;
  }
  static c10::TypePtr commonType(const std::vector<c10::IValue>& values) {
    if (values.empty()) return c10::TensorType::get();
    const auto typeOf = [](const c10::IValue& value) {
      return value.isTensor() ? c10::TypePtr(c10::TensorType::get()) : value.type();
    };
    const c10::TypePtr first = typeOf(values.front());
    for (const c10::IValue& value : values)
      if (*typeOf(value) != *first) return c10::AnyType::get();
    return first;
  }
};

class Writer {
 public:
  explicit Writer(Environment& environment)
      : e(environment), at_(environment.commands), end_(environment.commands + environment.commandCount) {
    e.spoken.clear();
  }

  // All results of a call, or none: where they do not fit, nobody would free those that were written.
  template <typename Values>
  void writeResults(const Values& values) {
    try {
      for (const c10::IValue& value : values) write(value);
    } catch (...) {
      takeBack();
      throw;
    }
  }
  void writeResult(const c10::IValue& value) { writeResults(c10::ArrayRef<c10::IValue>(value)); }

 private:
  Environment& e;
  double* at_;
  double* end_;

  void takeBack() {
    for (const double* at = e.commands; at + 1 < at_;) {
      const Tag tag = Tag(int(*at));
      if (tag == tensor) freeTensor(e, Handle(at[1]));
      else if (tag == object) freeObject(e, Handle(at[1]));
      at += tag == complex || tag == wide ? 3 : 2;
    }
  }
  void write(const c10::IValue& value) {
    if (value.isTensor()) return writeTensor(value.toTensor());
    if (value.isNone()) return put(none, 0);
    if (value.isBool()) return put(boolean, value.toBool());
    if (value.isInt()) return writeInteger(value.toInt());
    if (value.isDouble()) return put(real, value.toDouble());
    if (value.isComplexDouble()) {
      const auto number = value.toComplexDouble();
      put(complex, number.real());
      return one(number.imag());
    }
    if (value.isString()) return writeText(value.toStringRef());
    if (value.isDevice()) return writeText(value.toDevice().str());
    if (value.isList()) return writeAll(value.toListRef());
    if (value.isTuple()) return writeTuple(value);
    if (value.isGenericDict()) return writeRecord(value);
    needs(2);
    put(object, double(addObject(e, value)));
  }
  void writeTensor(const at::Tensor& value) {
    needs(2);
    if (value.defined()) put(tensor, double(addTensor(e, value)));
    else put(none, 0);
  }
  void writeText(std::string value) {
    put(text, double(e.spoken.size()));
    e.spoken.push_back(std::move(value));
  }

  // Before anything is made that would be lost.
  void needs(int count) {
    if (end_ - at_ < count) throw std::runtime_error("the result is too long for the command buffer");
  }
  void one(double value) {
    needs(1);
    *at_++ = value;
  }
  void put(Tag tag, double value) { one(double(tag)); one(value); }
  void writeInteger(int64_t value) {
    constexpr int64_t exact = int64_t(1) << 53;
    if (value <= exact && value >= -exact) return put(integer, double(value));
    put(wide, double(value >> 32));
    one(double(value & 0xffffffff));
  }
  void writeRecord(const c10::IValue& value) {
    const auto items = value.toGenericDict();
    put(record, double(items.size()));
    for (const auto& item : items) {
      write(item.key());
      write(item.value());
    }
  }
  // A named tuple comes as a record with its names.
  void writeTuple(const c10::IValue& value) {
    const auto& elements = value.toTupleRef().elements();
    const auto type = value.type()->cast<c10::TupleType>();
    if (!type || !type->schema()) return writeAll(elements);
    put(record, double(elements.size()));
    for (size_t i = 0; i < elements.size(); i++) {
      writeText(type->schema()->arguments()[i].name());
      write(elements[i]);
    }
  }
  template <typename Values>
  void writeAll(const Values& values) {
    put(list, double(values.size()));
    for (const auto& value : values) write(value);
  }
};

}  // namespace equimeter
