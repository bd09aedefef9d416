// What a customer can expect, on one page.
//
// Only what is meant for customers may stand here: titles, what is to be said and asked, promises, what is owed. Costs,
// chances, limits, aims, roles, amounts of goodwill, reasons written for our own people: none of it.
#include "book/customer_page.hpp"

#include "book/chapters.hpp"
#include "book/phrases.hpp"
#include "book/plain_words.hpp"
#include "decide/wording.hpp"

#include <algorithm>
#include <array>

namespace amends::impl::book {

namespace {

constexpr std::size_t most_questions = 5;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 128;
}

Rich to_you(const Rich& text) {
  Rich result;
  for (const Run& run : text.runs()) result += {run.style, book::to_you(run.text)};
  return result;
}

Rich title_for_customer(const std::string& title) { return capitalised(book::to_you(title)); }

class CustomerPage {
 public:
  explicit CustomerPage(const Matter& matter) : matter_(matter), policy_(matter.policy()) {}

  Page run() {
    page_.title = "What you can expect from us";
    page_.subtitle = policy_.title.empty() ? capitalised(with_spaces(policy_.name)) : policy_.title;
    promises();
    if (!policy_.steps.empty()) asking();
    owed();
    making_good();
    the_end();
    if (page_.parts.empty()) page_.paragraph("This policy makes no promises to customers.");
    page_.foot =
        Rich("This page says what our policy “" + (policy_.title.empty() ? policy_.name : policy_.title) + "”" +
             (policy_.version.empty() ? "" : ", version " + policy_.version + ",") + " promises to customers.");
    return std::move(page_);
  }

 private:
  static bool is_time(const Choice& choice) {
    return choice.constant && choice.constant->known() &&
           (choice.type.kind == TypeKind::duration || choice.type.kind == TypeKind::period);
  }

  void promises() {
    std::vector<Rich> items;
    for (const DocBlock* block : matter_.blocks("commitments")) {
      const auto def =
          std::ranges::find_if(policy_.commitments, [&](const CommitmentDef& c) { return c.name == block->name.text; });
      items.push_back(to_you(promise_in_words(matter_, *block, *def)));
    }
    if (items.empty()) return;
    page_.chapter("What we promise", "promises");
    page_.list(std::move(items));
  }

  // Whether a customer may be told of it: it speaks of what was tried and asked before, of danger, or of what they
  // themselves were asked.
  bool may_be_told(const std::string& condition) const {
    static constexpr std::array<std::string_view, 9> open = {
        "attempts.tried", "attempts.failed", "attempts.worsened",  "tried", "failed", "fixed",
        "times_demanded", "demanded",        "problem.safety_risk"};
    for (const std::string& name : names_in(condition)) {
      const PolicyFact* fact = matter_.fact(name);
      const bool asked = fact != nullptr && fact->declared && !fact->ask.empty();
      const bool known = std::ranges::find(open, name) != open.end() || matter_.step(name) != nullptr ||
                         matter_.burden(name) != nullptr;
      if (!asked && !known) return false;
    }
    return true;
  }

  void asking() {
    page_.chapter("What we will ask of you, and when we ask first", "asking");
    std::vector<Rich> items;
    std::vector<Rich> burdens;
    for (const DocBlock* block : matter_.blocks("burdens"))
      if (demanded(*matter_.burden(block->name.text)))
        burdens.push_back(to_you(Rich(matter_.burden(block->name.text)->title)));
    if (!burdens.empty())
      items.push_back(
          Rich("Putting it right can mean, for you: ") + joined(burdens) +
          Rich(". We count what that costs you in hours of your life, together with what we asked of you before, "
               "and look for the way that asks least."));
    items.emplace_back("Before we ask more of you than is reasonable, or repeat what did not help, " +
                       std::string("we ask whether it suits you. Your answer is final."));
    for (Rich& item : asked_first()) items.push_back(std::move(item));
    for (Rich& item : limits()) items.push_back(std::move(item));
    std::vector<Rich> eases;
    for (const DocBlock* block : matter_.blocks("eases"))
      eases.push_back(quoted(title_for_customer(matter_.title(*block))));
    if (!eases.empty())
      items.push_back(Rich("Where it helps you and can be had, we take the weight off: ") + joined(eases) + Rich("."));
    page_.list(std::move(items));
    questions();
  }

  bool demanded(const BurdenDef& burden) const {
    const auto number = static_cast<std::uint16_t>(&burden - policy_.burdens.data());
    return std::ranges::any_of(policy_.steps, [&](const StepDef& step) {
      return std::ranges::any_of(step.demands, [&](const auto& demand) { return demand.first == number; });
    });
  }

  std::vector<Rich> asked_first() const {
    std::vector<Rich> always, sometimes;
    for (const DocBlock* rule : matter_.blocks("rules")) {
      const DocValue* steps = rule->get("ask_first");
      if (steps == nullptr) continue;
      const DocValue* when = rule->get("when");
      for (const DocName& name : steps->names) {
        const Rich title = quoted(title_for_customer(Matter::title(*matter_.step(name.text))));
        std::vector<Rich>& list = when == nullptr || when->text() == "true" ? always : sometimes;
        if (std::ranges::find(list, title) == list.end()) list.push_back(title);
      }
    }
    std::vector<Rich> items;
    if (!always.empty()) items.push_back(Rich("We always ask you before this: ") + joined(always) + Rich("."));
    if (!sometimes.empty()) items.push_back(Rich("We may also ask you before this: ") + joined(sometimes) + Rich("."));
    return items;
  }

  std::vector<Rich> limits() const {
    std::vector<Rich> items;
    const Phrases phrases(matter_);
    for (const DocBlock* rule : matter_.blocks("rules"))
      for (const auto& [kind, after_it] :
           {std::pair<std::string_view, std::string_view>{"never", " is not proposed again if "},
            {"must", " comes first if "}}) {
        const DocValue* steps = rule->get(kind);
        const DocValue* when = rule->get("when");
        if (steps == nullptr || when == nullptr || !may_be_told(when->text())) continue;
        for (const DocName& name : steps->names)
          items.push_back(quoted(title_for_customer(Matter::title(*matter_.step(name.text)))) + Rich(after_it) +
                          to_you(phrases.condition(when->text())) + Rich("."));
      }
    std::vector<Rich> most;
    for (const DocBlock* block : matter_.blocks("steps")) {
      const std::optional<double> times = Matter::constant(matter_.step(block->name.text)->at_most);
      if (!times) continue;
      const std::string often = *times == 1   ? "once"
                                : *times == 2 ? "twice"
                                              : std::to_string(static_cast<int>(*times)) + " times";
      most.push_back(quoted(title_for_customer(matter_.title(*block))) + Rich(" " + often));
    }
    if (!most.empty()) items.push_back(Rich("Some things we try at most so often: ") + joined(most, ", ") + Rich("."));
    return items;
  }

  void questions() {
    std::vector<Rich> items;
    std::vector<Rich> first, rest;
    for (const DocBlock* block : matter_.blocks("facts")) {
      const PolicyFact* fact = matter_.fact(block->name.text);
      if (fact == nullptr || fact->ask.empty()) continue;
      const bool of_life = std::ranges::any_of(matter_.blocks("contexts"), [&](const DocBlock* context) {
        const std::vector<std::string> names = names_in(context->text("when"));
        return std::ranges::find(names, fact->name) != names.end();
      });
      (of_life ? first : rest).emplace_back(fact->ask);
    }
    first.insert(first.end(), rest.begin(), rest.end());
    if (first.empty()) return;
    const std::size_t count = std::min(first.size(), most_questions);
    for (std::size_t i = 0; i < count; ++i) items.push_back(first[i]);
    page_.paragraph(count < first.size() ? "So that it fits your life, we may ask you questions such as these:"
                                         : "So that it fits your life, we may ask you:");
    page_.list(std::move(items));
  }

  // The figures that an owed amount is worked out from: the two latest of each.
  void add_figures(const std::string& expression, std::vector<std::string>& seen, std::vector<Rich>& into) const {
    for (const std::string& name : names_in(expression)) {
      if (std::ranges::find(seen, name) != seen.end()) continue;
      seen.push_back(name);
      if (const ParameterDef* parameter = matter_.parameter(name);
          parameter != nullptr && parameter->type.kind == TypeKind::money)
        into.push_back(figure(name));
      for (const DocBlock* block : matter_.blocks("values"))
        if (block->name.text == name && !block->get("is")->is_decision_list())
          add_figures(block->text("is"), seen, into);
    }
  }

  Rich figure(const std::string& name) const {
    for (const DocValue* parameter : Matter::entries(matter_.document(), "parameters")) {
      if (parameter->name.text != name) continue;
      const std::vector<DocBlock>& dated = parameter->blocks;
      Rich text = Rich(capitalised(with_spaces(name)) + ": ") + strong(dated.back().text("is")) +
                  Rich(" from " + dated.back().text("from") + " on");
      if (dated.size() > 1) text += Rich(", before that " + dated[dated.size() - 2].text("is"));
      return text + Rich(".");
    }
    return {};
  }

  void owed() {
    std::vector<Rich> items;
    for (const DocBlock* block : matter_.blocks("remedies")) {
      const RemedyDef& remedy = *matter_.remedy(block->name.text);
      if (!remedy.owed) continue;
      Rich item = strong(to_plain(title_for_customer(matter_.title(*block)))) + Rich(".");
      item = after(std::move(item), matter_.filled_for_customer(remedy.say));
      if (remedy.amount.exists() && remedy.amount.constant && remedy.amount.constant->known())
        item = after(std::move(item), joined(matter_.speak(*block, "amount", remedy.amount)) + Rich("."));
      std::vector<std::string> seen;
      std::vector<Rich> figures;
      if (const DocValue* amount = block->get("amount"); amount != nullptr && !amount->is_decision_list())
        add_figures(amount->text(), seen, figures);
      for (const Rich& one : figures) item = after(std::move(item), one);
      item = after(std::move(item), faint(to_plain(source_of(*block))));
      items.push_back(std::move(item));
    }
    if (items.empty()) return;
    page_.chapter("What you are owed", "owed");
    page_.paragraph("You need not ask for it, and it is never set off against anything else that we give you.");
    page_.list(std::move(items));
  }

  void making_good() {
    std::vector<Rich> items;
    for (const DocBlock* block : matter_.blocks("remedies")) {
      const RemedyDef& remedy = *matter_.remedy(block->name.text);
      if (remedy.owed) continue;
      items.push_back(strong(to_plain(title_for_customer(matter_.title(*block)))) + Rich("."));
    }
    if (items.empty()) return;
    page_.chapter("How we make good", "good");
    page_.paragraph("If it has cost you more than it should, we put that right as well. Depending on what happened:");
    page_.list(std::move(items));
  }

  void the_end() {
    if (policy_.steps.empty() && !policy_.closure) return;
    page_.chapter("When it is over", "end");
    Rich text = Rich("We ask you two questions: ") + strong("Did you get what you needed?") + Rich(" and ") +
                strong("Did we do it well?") + Rich(" It is over when you say yes to both. If you say no, we go on.");
    if (is_time(policy_.follow_up)) {
      const DocBlock& closure = matter_.document().get("closure")->block();
      text += Rich(" After that we stay in touch for ") +
              Rich(in_full(to_plain(joined(matter_.speak(closure, "follow_up", policy_.follow_up))))) + Rich(".");
    }
    page_.paragraph(std::move(text));
  }

  const Matter& matter_;
  const CompiledPolicy& policy_;
  Page page_;
};

}  // namespace

std::string to_you(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> words = {{{"them", "you"},
                                                                                          {"they", "you"},
                                                                                          {"their", "your"},
                                                                                          {"theirs", "yours"},
                                                                                          {"themselves", "yourself"},
                                                                                          {"They", "You"},
                                                                                          {"Their", "Your"}}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_letter(text[i])) {
      out += text[i++];
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_letter(text[end])) ++end;
    std::string_view word = text.substr(i, end - i);
    for (const auto& [from, to] : words)
      if (word == from) {
        word = to;
        break;
      }
    out += word;
    i = end;
  }
  return out;
}

Page customer_page(const Matter& matter) { return CustomerPage(matter).run(); }

}  // namespace amends::impl::book
