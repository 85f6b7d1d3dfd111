// Values in the command buffer: TypeScript writes (tag, payload) pairs, we read them against the
// operator's schema, and write its results back the same way. packages/torch/src/commands.ts is
// the other half; the tags must agree.
#pragma once
#include "generators.h"
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
  generator = 8,  // handle of a generator
  complex = 9,    // real part, imaginary part
  wide = 10,      // high, low 32 bits of an integer beyond 2^53
};

inline size_t intern(Environment& e, const std::string& value) {
  const auto [found, isNew] = e.stringIds.emplace(value, e.strings.size());
  if (isNew) e.strings.push_back(value);
  return found->second;
}

// dtypes, layouts and memory formats are integers in a schema and words in TypeScript.
inline c10::optional<int64_t> namedConstant(const std::string& name) {
  static const std::unordered_map<std::string, int64_t> constants = {
      {"uint8", int64_t(at::kByte)}, {"int8", int64_t(at::kChar)}, {"int16", int64_t(at::kShort)},
      {"int32", int64_t(at::kInt)}, {"int64", int64_t(at::kLong)}, {"float16", int64_t(at::kHalf)},
      {"float32", int64_t(at::kFloat)}, {"float64", int64_t(at::kDouble)},
      {"complex64", int64_t(at::kComplexFloat)}, {"complex128", int64_t(at::kComplexDouble)},
      {"bool", int64_t(at::kBool)}, {"bfloat16", int64_t(at::kBFloat16)},
      {"strided", int64_t(at::kStrided)}, {"sparse_coo", int64_t(at::kSparse)},
      {"contiguous_format", int64_t(at::MemoryFormat::Contiguous)},
      {"preserve_format", int64_t(at::MemoryFormat::Preserve)},
      {"channels_last", int64_t(at::MemoryFormat::ChannelsLast)},
      {"channels_last_3d", int64_t(at::MemoryFormat::ChannelsLast3d)}};
  const auto found = constants.find(name);
  if (found == constants.end()) return c10::nullopt;
  return found->second;
}

class Reader {
 public:
  explicit Reader(Environment& environment) : e(environment), at_(environment.commands) {}

  Tag peek() const { return Tag(int(*at_)); }
  void skip() { at_ += 2; }

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
      case TypeKind::GeneratorType: return generatorOf(e, Handle(payload(generator, "a Generator")));
      case TypeKind::ListType:
        return readList(*type.castRaw<c10::ListType>()->getElementType(), fixedLength);
      default: throw std::runtime_error("takes a " + type.str() + ", which has no TypeScript form");
    }
  }

 private:
  Environment& e;
  const double* at_;

  static const char* nameOf(Tag tag) {
    static const char* names[] = {"undefined", "null", "a Tensor", "an integer", "a number", "a boolean",
                                  "a string", "an array", "a Generator", "a complex number", "a bigint"};
    return names[tag];
  }
  double payload(Tag expected, const char* wanted) {
    const Tag tag = peek();
    if (tag != expected) throw std::runtime_error(std::string("must be ") + wanted + ", not " + nameOf(tag));
    at_ += 2;
    return at_[-1];
  }
  c10::IValue skipNone() { skip(); return c10::IValue(); }
  at::Tensor readTensor() { return tensorOf(e, Handle(payload(tensor, "a Tensor"))); }
  std::string readText() { return e.strings.at(size_t(payload(text, "a string"))); }
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
    const size_t count = size_t(payload(list, "an array"));
    values.reserve(count);
    for (size_t i = 0; i < count; i++) values.push_back(readOne());
    return values;
  }
  c10::IValue readList(const c10::Type& element, int fixedLength) {
    using c10::TypeKind;
    switch (element.kind()) {
      case TypeKind::TensorType: return gather<at::Tensor>(0, [&] { return readTensor(); });
      case TypeKind::IntType:
      case TypeKind::SymIntType: return gather<int64_t>(fixedLength, [&] { return readInteger(); });
      case TypeKind::FloatType: return gather<double>(fixedLength, [&] { return readScalar().toDouble(); });
      case TypeKind::BoolType: return gather<bool>(fixedLength, [&] { return readBoolean(); });
      case TypeKind::NumberType: return gather<at::Scalar>(fixedLength, [&] { return readScalar(); });
      case TypeKind::StringType: return gather<std::string>(0, [&] { return readText(); });
      case TypeKind::OptionalType:
        return gather<c10::optional<at::Tensor>>(0, [&]() -> c10::optional<at::Tensor> {
          if (peek() != none) return readTensor();
          skipNone();
          return c10::nullopt;
        });
      default: throw std::runtime_error("takes a list of " + element.str() + ", which has no TypeScript form");
    }
  }
};

class Writer {
 public:
  explicit Writer(Environment& environment)
      : e(environment), at_(environment.commands), end_(environment.commands + environment.commandCount) {}

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
    if (value.isString()) return put(text, double(intern(e, value.toStringRef())));
    if (value.isDevice()) return put(text, double(intern(e, value.toDevice().str())));
    if (value.isList()) return writeAll(value.toListRef());
    if (value.isTuple()) return writeAll(value.toTupleRef().elements());
    throw std::runtime_error("returned a " + value.tagKind() + ", which has no TypeScript form");
  }
  void writeTensor(const at::Tensor& value) {
    if (value.defined()) put(tensor, double(addTensor(e, value)));
    else put(none, 0);
  }

 private:
  Environment& e;
  double* at_;
  double* end_;

  void one(double value) {
    if (at_ >= end_) throw std::runtime_error("the result is too long for the command buffer");
    *at_++ = value;
  }
  void put(Tag tag, double value) { one(double(tag)); one(value); }
  void writeInteger(int64_t value) {
    constexpr int64_t exact = int64_t(1) << 53;
    if (value <= exact && value >= -exact) return put(integer, double(value));
    put(wide, double(value >> 32));
    one(double(value & 0xffffffff));
  }
  template <typename Values>
  void writeAll(const Values& values) {
    put(list, double(values.size()));
    for (const auto& value : values) write(value);
  }
};

}  // namespace equimeter
