// How long each operator takes, derivatives included: libtorch reports the beginning and the end of every one.
#pragma once
#include <ATen/record_function.h>

#include <chrono>
#include <mutex>

#include "values.h"

namespace equimeter {

// Times of one profile, from all threads.
struct Profile {
  struct Entry { double seconds = 0, calls = 0; };
  std::mutex mutex;
  std::unordered_map<std::string, Entry> entries;
  at::CallbackHandle handle = 0;

  static Profile& get() {
    static Profile profile;
    return profile;
  }
};

// One operator under way. Those that it calls are subtracted: what is left is its own time.
struct Timed : public at::ObserverContext {
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  double inside = 0;
  Timed* outer = nullptr;
};

inline Timed*& innermost() {
  thread_local Timed* timed = nullptr;
  return timed;
}

inline std::unique_ptr<at::ObserverContext> beginTimed(const at::RecordFunction&) {
  auto timed = std::make_unique<Timed>();
  timed->outer = innermost();
  innermost() = timed.get();
  return timed;
}

inline void endTimed(const at::RecordFunction& function, at::ObserverContext* context) {
  auto* timed = static_cast<Timed*>(context);
  if (!timed) return;
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - timed->start;
  innermost() = timed->outer;
  if (timed->outer) timed->outer->inside += elapsed.count();
  Profile& profile = Profile::get();
  std::lock_guard<std::mutex> lock(profile.mutex);
  Profile::Entry& entry = profile.entries[function.name()];
  entry.seconds += elapsed.count() - timed->inside;
  entry.calls++;
}

// startProfile()
inline napi_value startProfile(Call&) {
  Profile& profile = Profile::get();
  std::lock_guard<std::mutex> lock(profile.mutex);
  if (profile.handle) throw std::runtime_error("a profile is being taken already");
  profile.entries.clear();
  profile.handle = at::addGlobalCallback(
      at::RecordFunctionCallback(&beginTimed, &endTimed).scopes({at::RecordScope::FUNCTION, at::RecordScope::BACKWARD_FUNCTION}));
  return nullptr;
}

// stopProfile(): the buffer becomes a list of [name, seconds of its own, calls]
inline napi_value stopProfile(Call& call) {
  Profile& profile = Profile::get();
  std::lock_guard<std::mutex> lock(profile.mutex);
  if (profile.handle) at::removeCallback(profile.handle);
  profile.handle = 0;
  std::vector<c10::IValue> rows;
  for (const auto& [name, entry] : profile.entries)
    rows.push_back(c10::ivalue::Tuple::create({name, entry.seconds, entry.calls}));
  profile.entries.clear();
  Writer(call.e).writeResult(c10::ivalue::Tuple::create(std::move(rows)));
  return nullptr;
}

}  // namespace equimeter
