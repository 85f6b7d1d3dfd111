// The native core of @equimeter/torch: one translation unit, one room per header.
//   environment.h  what a JavaScript thread owns        slots.h     handles and who frees them
//   call.h         arguments and errors                 values.h    the command buffer
//   dispatch.h     every operator                       autograd.h  gradients
//   buffers.h      shared memory                        random.h    generators
//   scopes.h       tidy() and the garbage collector     process.h   threads, allocator, versions
//   generators.h   their handles                        gelu.h      a libtorch bug, guarded
#include "autograd.h"
#include "buffers.h"
#include "dispatch.h"
#include "gelu.h"
#include "process.h"
#include "random.h"
#include "scopes.h"

namespace equimeter {

template <Implementation body>
void define(napi_env env, napi_value exports, Environment* e, const char* name) {
  napi_value function;
  napi_create_function(env, name, NAPI_AUTO_LENGTH, guarded<body>, e, &function);
  napi_set_named_property(env, exports, name, function);
}

// errorsAs(class): what every native function throws from now on
inline napi_value errorsAs(Call& call) {
  napi_create_reference(call.env, call.arguments[0], 1, &call.e.errorClass);
  return nullptr;
}

inline void defineCommands(napi_env env, napi_value exports, Environment* e) {
  e->commandCount = 1 << 16;
  napi_value buffer, array;
  void* data;
  napi_create_arraybuffer(env, e->commandCount * sizeof(double), &data, &buffer);
  e->commands = static_cast<double*>(data);
  napi_create_typedarray(env, napi_float64_array, e->commandCount, buffer, 0, &array);
  napi_set_named_property(env, exports, "commands", array);
  napi_ref forever;  // dropped with the environment
  napi_create_reference(env, array, 1, &forever);
}

// Tensors go first: one over a typed array's memory leaves a reference in the environment when it dies.
inline void endEnvironment(napi_env, void* data, void*) {
  auto* e = static_cast<Environment*>(data);
  e->slots.clear();
  delete e;
}

}  // namespace equimeter

NAPI_MODULE_INIT() {
  using namespace equimeter;
  keepFreedMemory();
  guardGelu();
  auto* e = new Environment{env};
  addGenerator(*e, at::globalContext().defaultGenerator(at::kCPU));  // handle 0
  // Node ends environments in reverse: wrapped tensors are finalized before this.
  napi_set_instance_data(env, e, endEnvironment, nullptr);

  defineCommands(env, exports, e);
  define<errorsAs>(env, exports, e, "errorsAs");
  define<resolveOperator>(env, exports, e, "resolve");
  define<executeOperator>(env, exports, e, "execute");
  define<executeInPlace>(env, exports, e, "executeInPlace");
  define<listSchemas>(env, exports, e, "schemas");
  define<dispose>(env, exports, e, "dispose");
  define<track>(env, exports, e, "track");
  define<beginScope>(env, exports, e, "beginScope");
  define<endScopeCall>(env, exports, e, "endScope");
  define<release>(env, exports, e, "release");
  define<describe>(env, exports, e, "describe");
  define<backward>(env, exports, e, "backward");
  define<gradients>(env, exports, e, "gradients");
  define<gradient>(env, exports, e, "gradient");
  define<setGradient>(env, exports, e, "setGradient");
  define<setRequiresGrad>(env, exports, e, "setRequiresGrad");
  define<setGradMode>(env, exports, e, "setGradMode");
  define<createGenerator>(env, exports, e, "createGenerator");
  define<seedGenerator>(env, exports, e, "seedGenerator");
  define<generatorState>(env, exports, e, "generatorState");
  define<setGeneratorState>(env, exports, e, "setGeneratorState");
  define<fromBuffer>(env, exports, e, "fromBuffer");
  define<toBuffer>(env, exports, e, "toBuffer");
  define<copyOut>(env, exports, e, "copyOut");
  define<setThreads>(env, exports, e, "setThreads");
  define<threads>(env, exports, e, "threads");
  define<blas>(env, exports, e, "blas");
  define<version>(env, exports, e, "version");
  define<cudaAvailable>(env, exports, e, "cudaAvailable");
  define<liveTensors>(env, exports, e, "liveTensors");
  define<internString>(env, exports, e, "intern");
  define<internedString>(env, exports, e, "string");
  return exports;
}
