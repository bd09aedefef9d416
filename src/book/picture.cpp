// The picture of how a case flows: report, ladder of severity, plan, remedies, closure, one below the other.
#include "book/picture.hpp"

#include "book/chapters.hpp"
#include "book/phrases.hpp"
#include "book/plain_words.hpp"
#include "book/powers.hpp"
#include "book/svg_canvas.hpp"
#include "decide/wording.hpp"

#include <algorithm>

namespace amends::impl::book {

namespace {

constexpr double whole = 880;
constexpr double left = 24, right = 832;  // the panels; beyond them the way back
constexpr double pad = 14, gap = 30;
constexpr Font heading{16, true}, label{13.5, true}, body{13.5, false}, small{12.5, false};
constexpr std::size_t most_steps = 9, most_others = 6;

// What is filled in in each case stands in brackets.
std::string plain_text(const Rich& text) {
  std::string plain;
  for (const Run& run : text.runs()) plain += run.style == Style::fill ? "[" + run.text + "]" : run.text;
  return plain;
}

class Picture {
 public:
  explicit Picture(const Matter& matter) : matter_(matter), policy_(matter.policy()), canvas_(whole) {}

  std::string run() {
    start();
    if (policy_.severity_levels.size() > 1) ladder();
    if (!policy_.steps.empty()) plan();
    if (!policy_.remedies.empty()) remedies();
    if (!policy_.steps.empty() || policy_.closure)
      closure();
    else if (!policy_.values.empty())
      values();
    const std::string title = policy_.title.empty() ? policy_.name : policy_.title;
    return canvas_.finish(
        y_ + 16, "How a case flows: " + title,
        "From the report through the ladder of severity, the plan of steps and the remedies to the two "
        "questions that end a case. The chapters of the book say the same in words.");
  }

 private:
  void next() {
    canvas_.arrow({{whole / 2, y_ + 4}, {whole / 2, y_ + gap - 6}});
    y_ += gap;
  }

  void start() {
    std::string contexts;
    for (const DocBlock* block : matter_.blocks("contexts"))
      contexts += (contexts.empty() ? "" : " · ") + matter_.title(*block);
    const std::string what =
        contexts.empty() ? "" : "What we look at first is what it does to this customer: " + contexts;
    const double width = 660, x = (whole - width) / 2;
    const double text_height = Canvas::height(what, width - 2 * pad, small, 4);
    const double height = 2 * pad + line_height(heading) + (what.empty() ? 0 : text_height + 2);
    canvas_.box(x, y_, width, height, "start");
    const bool recovers = !policy_.steps.empty() || policy_.closure;
    canvas_.line_of_text(whole / 2, y_ + pad + heading.size,
                         recovers ? "A problem is reported, by the customer or by us" : "A case comes in", heading,
                         "on-start", true);
    double at = y_ + pad + line_height(heading) + 2;
    for (const std::string& line : wrapped(what, width - 2 * pad, small, 4)) {
      canvas_.line_of_text(whole / 2, at + small.size, line, small, "on-start", true);
      at += line_height(small);
    }
    y_ += height;
  }

  // The headings of a panel; what follows begins at the y returned.
  double open_panel(const std::string& title, const std::string& what) {
    double at = y_ + pad;
    at = canvas_.text(left + pad, at, right - left - 2 * pad, title, heading, "accent");
    if (!what.empty()) at = canvas_.text(left + pad, at, right - left - 2 * pad, what, small, "faint") + 2;
    return at + 6;
  }
  static double panel_top(const std::string& title, const std::string& what) {
    const double width = right - left - 2 * pad;
    return pad + Canvas::height(title, width, heading) + (what.empty() ? 0 : Canvas::height(what, width, small) + 2) +
           6;
  }

  std::vector<std::string> reasons(std::size_t level) const {
    std::vector<std::string> all;
    const DocValue* severity = matter_.document().get("severity");
    for (const DocBlock* raise : Matter::blocks(severity->block(), "raise")) {
      if (raise->get("to")->names.front().text != policy_.severity_levels[level]) continue;
      const Rich because = matter_.filled(*raise, "because");
      all.push_back(because.empty() ? capitalised(to_plain(Phrases(matter_).condition(raise->text("when"))))
                                    : plain_text(because));
    }
    if (all.empty()) all.emplace_back(level == 0 ? "Every case begins here." : "Only as an earlier answer said.");
    return all;
  }

  void ladder() {
    next();
    const std::string title = "How serious is it?";
    const std::string what = "The highest level that something raises it to; it never falls again in the same case.";
    const std::size_t count = policy_.severity_levels.size();
    const double room = right - left - 2 * pad, between = 8, rise = count > 5 ? 8 : 16;
    const double width = (room - between * static_cast<double>(count - 1)) / static_cast<double>(count);
    const double inner = width - 18;
    std::vector<double> heights;
    double tallest = 0;
    for (std::size_t i = 0; i < count; ++i) {
      double height = 20 + Canvas::height(with_spaces(policy_.severity_levels[i]), inner, label);
      for (const std::string& reason : reasons(i)) height += Canvas::height(reason, inner, small, 6) + 5;
      heights.push_back(height);
      tallest = std::max(tallest, height - rise * static_cast<double>(i));
    }
    const double top = panel_top(title, what);
    const double highest = tallest + rise * static_cast<double>(count - 1);
    canvas_.box(left, y_, right - left, top + highest + pad, "panel");
    open_panel(title, what);
    const double ground = y_ + top + highest;
    for (std::size_t i = 0; i < count; ++i) {
      const double x = left + pad + static_cast<double>(i) * (width + between);
      const double height = tallest + rise * static_cast<double>(i);
      canvas_.box(x, ground - height, width, height, i == 0 ? "card" : "warm", 6);
      double at =
          canvas_.text(x + 9, ground - height + 9, inner, with_spaces(policy_.severity_levels[i]), label, "") + 3;
      for (const std::string& reason : reasons(i)) at = canvas_.text(x + 9, at, inner, reason, small, "", 6) + 5;
    }
    y_ += top + highest + pad;
  }

  std::string asks(const StepDef& step) const {
    if (step.demands.empty()) return "asks nothing";
    const std::string hours = hours_asked(matter_, step);
    return hours.empty() ? "asks: depends on the case" : "asks " + hours;
  }

  std::string chance(const StepDef& step) const {
    if (step.ends == Ends::hand_over) return "hands over";
    if (step.ends == Ends::refuse) return "refuses";
    const DocBlock* block = block_of(step);
    if (!Matter::constant(step.chance)) return "";
    return to_plain(joined(matter_.speak(*block, "chance", step.chance, As::share))) + " chance";
  }

  const DocBlock* block_of(const StepDef& step) const {
    for (const DocBlock* block : matter_.blocks("steps"))
      if (block->name.text == step.name) return block;
    return nullptr;
  }

  // When it is possible, and which rules there are.
  std::string guards(const StepDef& step) const {
    std::vector<std::string> parts;
    if (const DocValue* when = block_of(step)->get("when"))
      parts.push_back("only if " + to_plain(Phrases(matter_).condition(when->text())));
    for (const auto& [key, words] : {std::pair<std::string_view, std::string>{"must", "comes first at times"},
                                     {"ask_first", "asked first at times"},
                                     {"never", "ruled out at times"}}) {
      const std::string_view kind = key;
      const bool any = std::ranges::any_of(matter_.blocks("rules"), [&](const DocBlock* rule) {
        const DocValue* steps = rule->get(kind);
        return steps != nullptr &&
               std::ranges::any_of(steps->names, [&](const DocName& n) { return n.text == step.name; });
      });
      if (any) parts.push_back(words);
    }
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
    return text;
  }

  std::string who(const StepDef& step) const {
    if (!policy_.empowerment.exists) return "";
    const Powers powers(matter_);
    const std::vector<const StepDef*> free = powers.free_steps();
    if (std::ranges::find(free, &step) != free.end()) return "every role";
    std::string text;
    for (std::size_t role = 0; role < policy_.empowerment.roles.size(); ++role) {
      std::size_t level = 0;
      while (level < policy_.severity_levels.size() && !powers.may(step, role, level).yes) ++level;
      if (level == policy_.severity_levels.size()) continue;
      text += (text.empty() ? "" : "; ") + with_spaces(policy_.empowerment.roles[role].name);
      if (level == 0) break;  // and so do those after it
      text += " from " + with_spaces(policy_.severity_levels[level]) + " on";
    }
    return text.empty() ? "with approval" : text;
  }

  void plan() {
    next();
    const std::string title =
        policy_.plan_expected ? "What is the next step?" : "What is the next step? The order is fixed";
    const std::string what =
        std::string(policy_.plan_expected
                        ? "What costs the customer and us least until the problem is fixed comes first; "
                          "this is the order where nothing is known yet. Beyond what they can be asked "
                        : "Beyond what they can be asked ") +
        "to bear, or where it repeats what failed, we ask before we insist. What they decline is not done.";
    const std::vector<const StepDef*> steps = likely_order(matter_);
    const std::size_t shown = steps.size() > most_steps ? most_steps - 1 : steps.size();
    // number, title and rules, asks and chance, who
    const double number_x = left + pad + 13, title_x = number_x + 22, asks_x = 440, who_x = 625;
    const double title_width = asks_x - title_x - 14, asks_width = who_x - asks_x - 14,
                 who_width = right - pad - who_x - 8;
    struct Row {
      const StepDef* step;
      std::string title, guards, asks, chance, who;
      double height;
    };
    std::vector<Row> rows;
    double rows_height = 0;
    for (std::size_t i = 0; i < shown; ++i) {
      Row row{steps[i], Matter::title(*steps[i]), guards(*steps[i]), asks(*steps[i]), chance(*steps[i]), who(*steps[i]),
              0};
      const double first =
          Canvas::height(row.title, title_width, label, 3) + Canvas::height(row.guards, title_width, small, 3);
      const double second =
          Canvas::height(row.asks, asks_width, body, 3) + Canvas::height(row.chance, asks_width, small, 2);
      row.height = std::max({first, second, Canvas::height(row.who, who_width, small, 5)}) + 14;
      rows_height += row.height + 6;
      rows.push_back(std::move(row));
    }
    const bool more = shown < steps.size();
    const double top = panel_top(title, what);
    const double height = top + rows_height + (more ? line_height(small) + 4 : 0) + 8;
    back_to_ = y_ + 24;
    canvas_.box(left, y_, right - left, height, "panel");
    double at = open_panel(title, what);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Row& row = rows[i];
      canvas_.box(left + pad, at, right - left - 2 * pad, row.height, "card", 6);
      canvas_.line_of_text(number_x, at + 7 + label.size, std::to_string(i + 1), label, "accent", true);
      const double below = canvas_.text(title_x, at + 7, title_width, row.title, label, "", 3);
      canvas_.text(title_x, below, title_width, row.guards, small, "faint", 3);
      const double under = canvas_.text(asks_x, at + 7, asks_width, row.asks, body, "", 3);
      canvas_.text(asks_x, under, asks_width, row.chance, small, "faint", 2);
      canvas_.text(who_x, at + 7, who_width, row.who, small, "faint", 5);
      at += row.height + 6;
    }
    if (more)
      canvas_.text(left + pad, at + 2, right - left - 2 * pad,
                   "and " + std::to_string(steps.size() - shown) + " more steps, in “What can be done”", small,
                   "faint");
    y_ += height;
  }

  struct Column {
    std::string title;
    std::vector<std::string> items;
    std::string look;
  };

  double column_height(const Column& column, double width) const {
    double height = 2 * 11 + Canvas::height(column.title, width - 24, label) + 4;
    for (const std::string& item : column.items) height += Canvas::height("• " + item, width - 24, body, 3) + 4;
    return height;
  }

  void columns(const std::vector<Column>& all) {
    const double between = 14;
    const double count = static_cast<double>(all.size());
    const double width = (right - left - between * (count - 1)) / count;
    double height = 0;
    for (const Column& column : all) height = std::max(height, column_height(column, width));
    for (std::size_t i = 0; i < all.size(); ++i) {
      const double x = left + static_cast<double>(i) * (width + between);
      canvas_.box(x, y_, width, height, all[i].look);
      double at = canvas_.text(x + 12, y_ + 11, width - 24, all[i].title, label, "") + 4;
      for (const std::string& item : all[i].items)
        at = canvas_.text(x + 12, at, width - 24, "• " + item, body, "", 3) + 4;
    }
    y_ += height;
  }

  static void limit(std::vector<std::string>& items) {
    if (items.size() <= most_others) return;
    const std::size_t more = items.size() - (most_others - 1);
    items.resize(most_others - 1);
    items.push_back("and " + std::to_string(more) + " more");
  }

  void remedies() {
    next();
    Column owed{"What we owe, without anybody's approval", {}, "good"}, given{"What makes good", {}, "good"};
    for (const DocBlock* block : matter_.blocks("remedies")) {
      const RemedyDef& remedy = *matter_.remedy(block->name.text);
      (remedy.owed ? owed : given).items.push_back(matter_.title(*block));
    }
    Column promised{"What we promise all the while", {}, "card"};
    for (const DocBlock* block : matter_.blocks("commitments")) {
      const auto& all = policy_.commitments;
      const auto def = std::ranges::find_if(all, [&](const CommitmentDef& c) { return c.name == block->name.text; });
      promised.items.push_back(promise_in_words(matter_, *block, *def));
    }
    std::vector<Column> all;
    for (Column* column : {&owed, &given, &promised}) {
      if (column->items.empty()) continue;
      limit(column->items);
      all.push_back(*column);
    }
    columns(all);
  }

  void values() {
    next();
    Column column{"What is worked out", {}, "good"};
    for (const DocBlock* block : matter_.blocks("values")) column.items.push_back(matter_.title(*block));
    limit(column.items);
    columns({column});
  }

  void closure() {
    next();
    const double width = 560, x = (whole - width) / 2;
    std::string end = "Two answers of yes end it.";
    const DocValue* block = matter_.document().get("closure");
    const DocValue* follow_up = block == nullptr ? nullptr : block->block().get("follow_up");
    if (follow_up != nullptr)
      end = "Two answers of yes: we stay in touch for " +
            to_plain(joined(matter_.speak(*follow_up, policy_.follow_up), "; ")) + ", then it is closed.";
    const std::string questions = "“Did you get what you needed?”  “Did we do it well?”";
    const double inner = width - 2 * pad;
    const double height = 2 * pad + Canvas::height(questions, inner, heading) + 4 + Canvas::height(end, inner, body);
    canvas_.box(x, y_, width, height, "card");
    double at = y_ + pad;
    for (const std::string& line : wrapped(questions, inner, heading)) {
      canvas_.line_of_text(whole / 2, at + heading.size, line, heading, "", true);
      at += line_height(heading);
    }
    at += 4;
    for (const std::string& line : wrapped(end, inner, body)) {
      canvas_.line_of_text(whole / 2, at + body.size, line, body, "", true);
      at += line_height(body);
    }
    if (back_to_ > 0) {
      const double middle = y_ + height / 2;
      canvas_.arrow({{x + width + 4, middle}, {right + 22, middle}, {right + 22, back_to_}, {right + 6, back_to_}});
      canvas_.line_of_text((x + width + right + 22) / 2, middle - 7, "A no: we go on", small, "faint", true);
    }
    y_ += height;
  }

  const Matter& matter_;
  const CompiledPolicy& policy_;
  Canvas canvas_;
  double y_ = 16;
  double back_to_ = 0;  // where the plan begins
};

}  // namespace

std::string flow_picture(const Matter& matter) { return Picture(matter).run(); }

}  // namespace amends::impl::book
