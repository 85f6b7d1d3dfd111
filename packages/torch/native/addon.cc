// The native core of @equimeter/torch: one translation unit, one room per header.
//   environment.h  what a JavaScript thread owns        slots.h     handles and who frees them
//   call.h         arguments and errors                 values.h    the command buffer
//   dispatch.h     every operator                       autograd.h  gradients
//   buffers.h      shared memory                        random.h    generators
//   scopes.h       tidy() and the garbage collector     process.h   threads, allocator, versions
//   objects.h      what is no tensor                    jit.h       TorchScript
//   sharing.h      tensors between threads              devices.h   CUDA, autocast
//   custom.h       derivatives in JavaScript            mended.h    wrong kernels of libtorch 1.13
//   dropout.h      a fast dropout for the CPU           small-products.h  batches of small matrices
#include "allocator.h"
#include "autograd.h"
#include "buffers.h"
#include "custom.h"
#include "devices.h"
#include "dispatch.h"
#include "dropout.h"
#include "jit.h"
#include "mended.h"
#include "process.h"
#include "profile.h"
#include "random.h"
#include "scopes.h"
#include "sharing.h"
#include "small-products.h"

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
  e->commandCount = 1 << 18;
  // What lies behind the end stays 0: arguments that do not fit any more read as left out.
  constexpr size_t behind = 1024;
  napi_value buffer, array;
  void* data;
  napi_create_arraybuffer(env, (e->commandCount + behind) * sizeof(double), &data, &buffer);
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
  e->objects.clear();
  delete e;
}

}  // namespace equimeter

NAPI_MODULE_INIT() {
  using namespace equimeter;
  keepFreedMemory();
  poolLargeTensors();
  mendKernels();
  speedSmallProducts();
  defineDropout();
  auto* e = new Environment;
  e->env = env;
  addObject(*e, c10::IValue(at::globalContext().defaultGenerator(at::kCPU)));  // handle 0
  // Node ends environments in reverse: wrapped tensors are finalized before this.
  napi_set_instance_data(env, e, endEnvironment, nullptr);

  defineCommands(env, exports, e);
  define<errorsAs>(env, exports, e, "errorsAs");
  define<resolveOperator>(env, exports, e, "resolve");
  define<resultCount>(env, exports, e, "resultCount");
  define<executeOperator>(env, exports, e, "execute");
  define<executeInPlace>(env, exports, e, "executeInPlace");
  define<isHolding>(env, exports, e, "isHolding");
  define<retryOperator>(env, exports, e, "retry");
  define<convertArguments>(env, exports, e, "convert");
  define<operatorSchema>(env, exports, e, "schema");
  define<listSchemas>(env, exports, e, "schemas");
  define<dispose>(env, exports, e, "dispose");
  define<track>(env, exports, e, "track");
  define<beginScopeCall>(env, exports, e, "beginScope");
  define<endScopeCall>(env, exports, e, "endScope");
  define<release>(env, exports, e, "release");
  define<describe>(env, exports, e, "describe");
  define<deviceOf>(env, exports, e, "device");
  define<backward>(env, exports, e, "backward");
  define<gradients>(env, exports, e, "gradients");
  define<customFunction>(env, exports, e, "customFunction");
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
  define<trackObject>(env, exports, e, "trackObject");
  define<objectKind>(env, exports, e, "objectKind");
  define<shareTensor>(env, exports, e, "share");
  define<adoptTensor>(env, exports, e, "adopt");
  define<revokeShared>(env, exports, e, "revoke");
  define<revokeAllShared>(env, exports, e, "revokeAll");
  define<sharedTensors>(env, exports, e, "sharedTensors");
  define<scriptLoad>(env, exports, e, "scriptLoad");
  define<loadLibrary>(env, exports, e, "loadLibrary");
  define<scriptSave>(env, exports, e, "scriptSave");
  define<scriptCreate>(env, exports, e, "scriptCreate");
  define<scriptAddModule>(env, exports, e, "scriptAddModule");
  define<scriptAddTensor>(env, exports, e, "scriptAddTensor");
  define<scriptAddAttribute>(env, exports, e, "scriptAddAttribute");
  define<scriptDefine>(env, exports, e, "scriptDefine");
  define<scriptTensors>(env, exports, e, "scriptTensors");
  define<scriptSetTensor>(env, exports, e, "scriptSetTensor");
  define<scriptMethods>(env, exports, e, "scriptMethods");
  define<scriptRun>(env, exports, e, "scriptRun");
  define<scriptTrain>(env, exports, e, "scriptTrain");
  define<scriptIsTraining>(env, exports, e, "scriptIsTraining");
  define<cudaAvailable>(env, exports, e, "cudaAvailable");
  define<cudaDeviceCount>(env, exports, e, "cudaDeviceCount");
  define<cudaSynchronize>(env, exports, e, "cudaSynchronize");
  define<cudaMemory>(env, exports, e, "cudaMemory");
  define<cudaResetPeaks>(env, exports, e, "cudaResetPeaks");
  define<cudaEmptyCache>(env, exports, e, "cudaEmptyCache");
  define<setAutocast>(env, exports, e, "setAutocast");
  define<clearAutocast>(env, exports, e, "clearAutocast");
  define<startProfile>(env, exports, e, "startProfile");
  define<stopProfile>(env, exports, e, "stopProfile");
  define<liveTensors>(env, exports, e, "liveTensors");
  define<addWord>(env, exports, e, "word");
  define<forgetWords>(env, exports, e, "forgetWords");
  define<spokenText>(env, exports, e, "spoken");
  return exports;
}
