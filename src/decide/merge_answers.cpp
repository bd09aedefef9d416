// Brings the answers of several policies together, part by part.
#include "decide/merge_answers.hpp"

#include "decide/wording.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace amends::impl {

namespace {

class Merger {
 public:
  Merger(std::vector<OneAnswer> answers, std::size_t owner) : all_(std::move(answers)) {
    order_.push_back(owner);
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (i != owner) order_.push_back(i);
    name_everything();
    result_ = of(owner);
  }

  Recommendation merge() {
    for (std::size_t i = 1; i < order_.size(); ++i) result_.others.push_back(all_[order_[i]].answer.policy);
    merge_stage();
    merge_options();
    merge_step();
    merge_contexts();
    merge_burden();
    merge_remedies();
    merge_empowerment();
    merge_approval();
    merge_commitments();
    merge_values();
    merge_questions();
    merge_problems();
    merge_reasons();
    for (const OneAnswer& one : all_)
      if (one.answer.valid_until && (!result_.valid_until || *one.answer.valid_until < *result_.valid_until))
        result_.valid_until = one.answer.valid_until;
    return std::move(result_);
  }

 private:
  // Everything says which policy it comes from.
  void name_everything() {
    for (OneAnswer& one : all_) {
      const std::string& name = one.answer.policy.name;
      const auto each = [&](auto& parts) {
        for (auto& part : parts) part.policy = name;
      };
      each(one.answer.options);
      each(one.answer.remedies);
      each(one.answer.empowerment.limits);
      each(one.answer.commitments);
      each(one.answer.values);
      each(one.answer.reasons);
      if (one.answer.step) one.answer.step->option.policy = name;
    }
  }

  const Recommendation& of(std::size_t i) const { return all_[i].answer; }

  void merge_stage() {
    for (const OneAnswer& one : all_) {
      if (one.answer.stage == Stage::follow_up && result_.stage == Stage::closed) result_.stage = Stage::follow_up;
      const std::optional<Time>& until = one.answer.closure.follow_up_until;
      if (until && (!result_.closure.follow_up_until || *until > *result_.closure.follow_up_until))
        result_.closure.follow_up_until = until;
    }
  }

  // Each step once, as the most specific policy that has it sees it: the plan, then what is out.
  void merge_options() {
    std::set<std::string> seen;
    std::vector<Option> planned, ending, out;
    const auto in_plan = [&](std::size_t i, const std::string& step) {
      const std::vector<std::string>& plan = of(i).plan;
      return std::find(plan.begin(), plan.end(), step) != plan.end();
    };
    const auto take = [&](std::size_t i, const Option& option) {
      if (!seen.insert(option.id).second) return;
      Option taken = option;
      if (taken.state == OptionState::forbidden && taken.out.empty()) taken.out = why_forbidden(option.id);
      if (!in_plan(i, option.id))
        out.push_back(std::move(taken));
      else
        (ends(i, option.id) ? ending : planned).push_back(std::move(taken));
    };
    if (result_.step) take(order_.front(), result_.step->option);
    // By policy, not by owner: the most specific one describes a step that several have.
    for (std::size_t i = 0; i < all_.size(); ++i)
      for (const Option& option : of(i).options) take(i, option);
    result_.options = std::move(planned);
    const bool ends_first = result_.step && !ending.empty() && ending.front().id == result_.step->id;
    result_.options.insert(ends_first ? result_.options.begin() : result_.options.end(), ending.begin(), ending.end());
    result_.plan.clear();
    double left = 1;
    bool over = false;
    for (const Option& option : result_.options) {
      result_.plan.push_back(option.id);
      const bool is_ending =
          std::any_of(ending.begin(), ending.end(), [&](const Option& o) { return o.id == option.id; });
      over = over || is_ending;
      if (!over && option.chance) left *= 1 - *option.chance;
    }
    result_.left_unfixed = result_.plan.empty() || left == 0 ? std::nullopt : std::optional(left);
    result_.options.insert(result_.options.end(), out.begin(), out.end());
    if (result_.step) return;
    const auto any = [&](NoStep why) {
      return std::any_of(all_.begin(), all_.end(), [&](const OneAnswer& one) { return one.answer.no_step == why; });
    };
    result_.no_step = any(NoStep::undecided) ? NoStep::undecided
                      : any(NoStep::all_out) ? NoStep::all_out
                                             : NoStep::done;
    for (const OneAnswer& one : all_)
      if (result_.highest_role.empty() && result_.no_step == NoStep::all_out)
        result_.highest_role = one.answer.highest_role;
  }

  bool ends(std::size_t i, const std::string& step) const {
    const std::vector<StepDef>& steps = all_[i].policy->steps;
    return std::any_of(steps.begin(), steps.end(),
                       [&](const StepDef& def) { return def.name == step && def.ends != Ends::no; });
  }

  std::string why_forbidden(const std::string& step) const {
    for (const OneAnswer& one : all_)
      for (const Option& option : one.answer.options)
        if (option.id == step && option.state == OptionState::forbidden && !option.out.empty())
          return option.out + " (" + one.answer.policy.name + ")";
    return {};
  }

  // Asked first where any policy wants it, in the words of the most specific one.
  void merge_step() {
    if (!result_.step) return;
    for (const Option& option : result_.options)
      if (option.id == result_.step->id) result_.step->option.must = result_.step->option.must || option.must;
    for (const std::size_t i : order_)
      if (!result_.ask_first && of(i).ask_first) {
        result_.ask_first = of(i).ask_first;
        asked_by_ = i;
      }
    if (!result_.ask_first) return;
    std::vector<Option>& alternatives = result_.ask_first->alternatives;
    alternatives.clear();
    for (const Option& other : result_.options)
      if (alternatives.size() < 2 && other.id != result_.step->id && other.state == OptionState::available)
        alternatives.push_back(other);
  }

  void merge_contexts() {
    for (std::size_t i = 1; i < order_.size(); ++i)
      for (const std::string& context : of(order_[i]).contexts)
        if (std::find(result_.contexts.begin(), result_.contexts.end(), context) == result_.contexts.end())
          result_.contexts.push_back(context);
  }

  // Hours are those of the first policy that knows burdens, the owner's where it does.
  void merge_burden() {
    for (const std::size_t i : order_) {
      if (all_[i].policy->burdens.empty()) continue;
      result_.burden = of(i).burden;
      return;
    }
  }

  struct Given {
    std::size_t policy;
    RemedyAnswer remedy;
    std::string once;
  };

  std::string once_of(std::size_t i, const std::string& remedy) const {
    for (const RemedyDef& def : all_[i].policy->remedies)
      if (def.name == remedy) return def.once;
    return {};
  }

  // Whether `a` stands where both cannot: the higher of two in one currency, else that of the more specific policy.
  static bool stands(const Given& a, const Given& b) {
    if (a.remedy.owed != b.remedy.owed) return a.remedy.owed;
    const std::optional<Money>&x = a.remedy.entitlement, &y = b.remedy.entitlement;
    if (a.remedy.owed && x && y && x->currency == y->currency && x->minor != y->minor) return x->minor > y->minor;
    return a.policy < b.policy;
  }

  void merge_remedies() {
    std::vector<Given> given;
    for (std::size_t i = 0; i < all_.size(); ++i)
      for (const RemedyAnswer& remedy : of(i).remedies) {
        Given one{i, remedy, once_of(i, remedy.id)};
        const auto same = std::find_if(given.begin(), given.end(), [&](const Given& other) {
          if (other.policy == i) return false;
          return one.once.empty() ? other.once.empty() && other.remedy.id == remedy.id : other.once == one.once;
        });
        if (same == given.end()) {
          given.push_back(std::move(one));
          continue;
        }
        if (stands(one, *same)) std::swap(one, *same);
        left_out_.push_back({std::move(one), same->policy, same->remedy});
      }
    for (Given& one : given) ask_other_limits(one);
    std::stable_sort(given.begin(), given.end(),
                     [](const Given& a, const Given& b) { return a.remedy.id < b.remedy.id; });
    result_.remedies.clear();
    for (Given& one : given) result_.remedies.push_back(std::move(one.remedy));
  }

  // Goodwill of a policy without limits of its own is under those that another has for its kind.
  void ask_other_limits(Given& one) const {
    RemedyAnswer& remedy = one.remedy;
    if (remedy.owed || remedy.needs_approval || !remedy.open || remedy.open->minor == 0) return;
    if (all_[one.policy].policy->empowerment.exists) return;
    for (const OneAnswer& other : all_) {
      const CompiledPolicy& policy = *other.policy;
      if (!policy.empowerment.exists || policy.currency != remedy.open->currency) continue;
      const auto kind = std::find(policy.kinds.begin(), policy.kinds.end(), remedy.kind);
      if (kind == policy.kinds.end()) continue;
      const auto number = static_cast<std::uint16_t>(kind - policy.kinds.begin());
      const std::int32_t role = other.evaluation->role();
      const auto covered = [&](std::uint16_t r) { return other.evaluation->covers(number, r, remedy.open->minor); };
      if (role >= 0 && covered(static_cast<std::uint16_t>(role))) continue;
      remedy.needs_approval = true;
      for (std::uint16_t r = 0; r < policy.empowerment.roles.size() && remedy.approver.empty(); ++r)
        if (covered(r)) remedy.approver = policy.empowerment.roles[r].name;
      return;
    }
  }

  // A step needs the leave of every policy that has it; of limits for one kind the strictest counts.
  void merge_empowerment() {
    EmpowermentAnswer merged;
    std::map<std::string, bool> may;
    for (const OneAnswer& one : all_) {
      const EmpowermentAnswer& empowerment = one.answer.empowerment;
      if (merged.role.empty()) merged.role = empowerment.role;
      if (!one.policy->empowerment.exists) continue;
      for (const StepDef& step : one.policy->steps) {
        const bool allowed =
            std::find(empowerment.may.begin(), empowerment.may.end(), step.name) != empowerment.may.end();
        const auto [entry, fresh] = may.try_emplace(step.name, allowed);
        entry->second = entry->second && allowed;
      }
      for (const LimitAnswer& limit : empowerment.limits) {
        const auto same = std::find_if(merged.limits.begin(), merged.limits.end(), [&](const LimitAnswer& other) {
          return other.kind == limit.kind && (other.unlimited || limit.unlimited || !other.limit || !limit.limit ||
                                              other.limit->currency == limit.limit->currency);
        });
        if (same == merged.limits.end())
          merged.limits.push_back(limit);
        else if (is_stricter(limit, *same))
          *same = limit;
      }
    }
    for (const auto& [step, allowed] : may)
      if (allowed) merged.may.push_back(step);
    result_.empowerment = std::move(merged);
  }

  static bool is_stricter(const LimitAnswer& a, const LimitAnswer& b) {
    if (a.known != b.known) return !a.known;
    if (!a.left || !b.left) return a.left.has_value();
    return a.left->minor < b.left->minor;
  }

  void merge_approval() {
    for (const std::size_t i : order_)
      if (!result_.approval.needed && of(i).approval.needed && of(i).step) result_.approval = of(i).approval;
  }

  void merge_commitments() {
    std::vector<CommitmentAnswer> merged;
    const auto earlier = [](std::optional<Time>& a, const std::optional<Time>& b) {
      if (b && (!a || *b < *a)) a = b;
    };
    for (const std::size_t i : order_)
      for (const CommitmentAnswer& commitment : of(i).commitments) {
        const auto same = std::find_if(merged.begin(), merged.end(),
                                       [&](const CommitmentAnswer& other) { return other.id == commitment.id; });
        if (same == merged.end()) {
          merged.push_back(commitment);
          continue;
        }
        if (commitment.promise && (!same->promise || *commitment.promise < *same->promise))
          same->policy = commitment.policy;
        earlier(same->promise, commitment.promise);
        earlier(same->aim, commitment.aim);
        if (same->by.empty()) same->by = commitment.by;
        same->overdue = same->overdue || commitment.overdue;
        same->already_promised = same->already_promised || commitment.already_promised;
      }
    std::stable_sort(merged.begin(), merged.end(),
                     [](const CommitmentAnswer& a, const CommitmentAnswer& b) { return a.id < b.id; });
    result_.commitments = std::move(merged);
  }

  void merge_values() {
    for (std::size_t i = 1; i < order_.size(); ++i)
      result_.values.insert(result_.values.end(), of(order_[i]).values.begin(), of(order_[i]).values.end());
  }

  void merge_questions() {
    for (std::size_t i = 1; i < order_.size(); ++i)
      for (const Question& question : of(order_[i]).questions) {
        const auto same = std::find_if(result_.questions.begin(), result_.questions.end(),
                                       [&](const Question& other) { return other.fact == question.fact; });
        if (same == result_.questions.end())
          result_.questions.push_back(question);
        else if (same->ask.empty())
          same->ask = question.ask;
      }
  }

  // What is wrong with a field of the case is a mistake only where every policy finds it so: a name or a currency may
  // be that of another.
  static bool may_be_of_another(const Diagnostic& problem) {
    return !problem.path.empty() && (problem.code == "unknown-name" || problem.code == "other-currency");
  }

  void merge_problems() {
    std::vector<Diagnostic> merged;
    for (const std::size_t i : order_)
      for (Diagnostic problem : of(i).problems) {
        const auto found_by = [&](const OneAnswer& one) {
          return std::any_of(one.answer.problems.begin(), one.answer.problems.end(), [&](const Diagnostic& other) {
            return other.path == problem.path && other.code == problem.code;
          });
        };
        if (may_be_of_another(problem) && !std::all_of(all_.begin(), all_.end(), found_by)) continue;
        if (problem.code == "must-is-out" && problem.help.empty())
          for (const Option& option : result_.options)
            if (problem.message.find("`" + option.id + "`") != std::string::npos) problem.help = option.out;
        if (std::find(merged.begin(), merged.end(), problem) == merged.end()) merged.push_back(std::move(problem));
      }
    result_.problems = std::move(merged);
  }

  void merge_reasons() {
    for (std::size_t n = 1; n < order_.size(); ++n) {
      const std::size_t i = order_[n];
      for (const Reason& reason : of(i).reasons) {
        if (reason.about.starts_with("step ") && !all_[i].requires_the_step) continue;
        if (reason.about == "ask first" && asked_by_ != i) continue;
        if (reason.about == "burden") continue;
        result_.reasons.push_back(reason);
      }
    }
    std::erase_if(result_.reasons, [&](const Reason& reason) {
      return std::any_of(left_out_.begin(), left_out_.end(), [&](const LeftOut& out) {
        return reason.policy == of(out.given.policy).policy.name && reason.about == "remedy " + out.given.remedy.id;
      });
    });
    for (const LeftOut& out : left_out_) {
      Reason why;
      why.about = "remedy " + out.given.remedy.id;
      why.policy = of(out.given.policy).policy.name;
      const auto amount = [](const RemedyAnswer& remedy) {
        return remedy.entitlement ? " (" + to_string(*remedy.entitlement) + ")" : std::string();
      };
      why.text = "Not on top of " + with_spaces(out.stands.id) + amount(out.stands) + " under " +
                 of(out.instead).policy.name + ": the same harm is made good once" + amount(out.given.remedy) + ".";
      result_.reasons.push_back(std::move(why));
    }
  }

  struct LeftOut {
    Given given;
    std::size_t instead;  // the policy whose remedy stands
    RemedyAnswer stands;
  };

  std::vector<OneAnswer> all_;      // in the order of the policies
  std::vector<std::size_t> order_;  // the owner first
  std::optional<std::size_t> asked_by_;
  std::vector<LeftOut> left_out_;
  Recommendation result_;
};

}  // namespace

Recommendation merge_answers(std::vector<OneAnswer> answers, std::size_t owner) {
  return Merger(std::move(answers), owner).merge();
}

}  // namespace amends::impl
