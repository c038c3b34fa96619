package pactwatch.analysis.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Marks;
import pactwatch.analysis.text.Morph;
import pactwatch.analysis.text.Sentence;
import pactwatch.analysis.text.Token;

/** Finds states and those who act for them, with the cases that tell their roles. */
final class Actors {

    private static final int OFFICE_REACH = 3;
    private static final Set<Morph.Case> NOMINATIVE = EnumSet.of(Morph.Case.NOMINATIVE);

    /** The last letters of names that do not stand in their dictionary form. */
    private static final String INFLECTED = "ыуеио";

    private final Vocabulary vocabulary;
    private final Sentence sentence;
    private final Marks marks;

    private Actors(Vocabulary vocabulary, Sentence sentence, Marks marks) {
        this.vocabulary = vocabulary;
        this.sentence = sentence;
        this.marks = marks;
    }

    /** The actors of a sentence by position; of overlapping ones the longest. */
    static List<Actor> of(Vocabulary vocabulary, Sentence sentence, Marks marks) {
        return new Actors(vocabulary, sentence, marks).find();
    }

    private List<Actor> find() {
        List<Actor> named = new ArrayList<>();
        for (Mark mark : marks) {
            switch (mark.category()) {
                case "MEMBER" -> named.add(state(mark));
                case "LEADER" ->
                        named.add(
                                new Actor(
                                        mark.value().split("\\|", 3)[0],
                                        Actor.Sort.PERSON,
                                        mark.from(),
                                        mark.to(),
                                        casesOfAll(mark)));
                default -> {}
            }
        }
        for (int i = 0; i < sentence.size(); i++) {
            addCompound(i, named);
        }
        named.replaceAll(this::inOffice);
        List<Actor> all = new ArrayList<>(named);
        marks.of("OFFICE").forEach(m -> all.add(office(m, named)));
        marks.of("STATENOUN")
                .forEach(m ->
                        all.add(
                                new Actor(
                                        null,
                                        Actor.Sort.PRONOUN,
                                        m.from(),
                                        m.to(),
                                        cases(m.from()))));
        all.sort(Comparator.comparingInt(Actor::from).thenComparingInt(a -> a.from() - a.to()));
        return withoutInner(all);
    }

    /** "Президента Токаева": a name stands in the case of the office before it. */
    private Actor inOffice(Actor person) {
        boolean isHeld =
                person.sort() == Actor.Sort.PERSON
                        && marks.of("OFFICE").stream().anyMatch(m -> m.to() == person.from());
        if (!isHeld) {
            return person;
        }
        Set<Morph.Case> cases = EnumSet.noneOf(Morph.Case.class);
        cases.addAll(person.cases());
        cases.retainAll(cases(person.from() - 1));
        return cases.isEmpty()
                ? person
                : new Actor(person.code(), person.sort(), person.from(), person.to(), cases);
    }

    private static List<Actor> withoutInner(List<Actor> all) {
        List<Actor> kept = new ArrayList<>();
        for (Actor actor : all) {
            boolean isInside = !kept.isEmpty() && actor.from() < kept.getLast().to();
            if (!isInside) {
                kept.add(actor);
            }
        }
        return kept;
    }

    private Actor state(Mark mark) {
        Token last = sentence.token(mark.to() - 1);
        boolean isPeople =
                !sentence.token(mark.from()).isCapital()
                        || vocabulary.people(last.form()).isPresent();
        Set<Morph.Case> cases = cases(mark.to() - 1);
        boolean isInflected = INFLECTED.indexOf(last.form().charAt(last.form().length() - 1)) >= 0;
        if (isInflected && cases.equals(NOMINATIVE)) {
            cases.clear();
        }
        if (cases.isEmpty() && !isPeople) {
            cases.addAll(NameCases.of(vocabulary.language(), last.form()));
        }
        return new Actor(
                mark.value(),
                isPeople ? Actor.Sort.PEOPLE : Actor.Sort.STATE,
                mark.from(),
                mark.to(),
                cases);
    }

    /** "Кыргызско-таджикский": the second half names a people too. */
    private void addCompound(int at, List<Actor> named) {
        String form = sentence.token(at).form();
        int hyphen = form.indexOf('-');
        if (hyphen < 0) {
            return;
        }
        Set<Morph.Case> cases = cases(at);
        Optional<String> first = compound(form.substring(0, hyphen));
        Optional<String> second = vocabulary.people(form.substring(hyphen + 1));
        if (first.isPresent() && second.isPresent()) {
            named.removeIf(a -> a.from() == at);
            named.add(new Actor(first.get(), Actor.Sort.PEOPLE, at, at + 1, cases));
            named.add(new Actor(second.get(), Actor.Sort.PEOPLE, at + 1, at + 1, cases));
        }
    }

    private Optional<String> compound(String half) {
        return half.endsWith("о") && half.length() > 4
                ? vocabulary.people(half.substring(0, half.length() - 1) + "")
                : vocabulary.people(half);
    }

    /** "Глава Армении", "казахстанский МИД": an office acts for the state that it belongs to. */
    private Actor office(Mark mark, List<Actor> named) {
        Optional<Actor> owner =
                named.stream()
                        .filter(a -> isOwner(a, mark))
                        .min(Comparator.comparingInt(a -> Math.abs(a.from() - mark.from())));
        int from = owner.map(a -> Math.min(a.from(), mark.from())).orElse(mark.from());
        int to = owner.map(a -> Math.max(a.to(), mark.to())).orElse(mark.to());
        return new Actor(
                owner.map(Actor::code).orElse(null),
                Actor.Sort.OFFICE,
                from,
                to,
                cases(mark.from()));
    }

    private boolean isOwner(Actor actor, Mark office) {
        boolean isAdjective =
                actor.sort() == Actor.Sort.PEOPLE
                        && actor.to() <= office.from()
                        && office.from() - actor.to() <= 1;
        boolean isPossessor =
                actor.sort() == Actor.Sort.STATE
                        && actor.from() >= office.to()
                        && actor.from() - office.to() <= OFFICE_REACH - 1
                        && actor.can(Morph.Case.GENITIVE)
                        && isPlain(office.to(), actor.from());
        boolean isInside = actor.from() >= office.from() && actor.to() <= office.to();
        return isAdjective || isPossessor || isInside;
    }

    private boolean isPlain(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!sentence.token(i).isWord() || sentence.token(i).form().length() < 3) {
                return false;
            }
        }
        return true;
    }

    /** "Мария Захарова": what the name of a person can be in each of its words. */
    private Set<Morph.Case> casesOfAll(Mark mark) {
        Set<Morph.Case> cases = cases(mark.to() - 1);
        for (int i = mark.from(); i < mark.to() - 1; i++) {
            Set<Morph.Case> others = cases(i);
            if (others.stream().anyMatch(cases::contains)) {
                cases.retainAll(others);
            }
        }
        return cases;
    }

    Set<Morph.Case> cases(int at) {
        Set<Morph.Case> cases = EnumSet.noneOf(Morph.Case.class);
        for (Morph morph : sentence.token(at).morphs()) {
            if (morph.casus() != Morph.Case.NONE) {
                cases.add(morph.casus());
            }
        }
        return cases;
    }

    /** The code that an actor stands for, given what the text is about. */
    static @Nullable String code(Actor actor, Scene scene) {
        if (actor.code() != null) {
            return actor.code();
        }
        boolean isPronoun = actor.sort() == Actor.Sort.PRONOUN;
        if (isPronoun && scene.form(actor.from() - 1).startsWith("соседн")) {
            return scene.story().places().stream()
                    .filter(p -> !p.equals(scene.protagonist()))
                    .findFirst()
                    .orElse(null);
        }
        String nearer = isPronoun ? before(actor, scene) : null;
        if (nearer != null) {
            return nearer;
        }
        String first = isPronoun ? scene.lastState() : scene.protagonist();
        String second = isPronoun ? scene.protagonist() : scene.lastState();
        return first == null ? second : first;
    }

    /** "Депутаты Армении сказали, что страна …": the state that its own sentence names first. */
    private static @Nullable String before(Actor pronoun, Scene scene) {
        return scene.actors().stream()
                .filter(a -> a.to() <= pronoun.from() && a.code() != null)
                .filter(a -> scene.story().cast().contains(a.code()))
                .filter(a -> a.sort() == Actor.Sort.STATE || a.sort() == Actor.Sort.OFFICE)
                .filter(a -> !Roles.isGoverned(scene, a))
                .map(Actor::code)
                .reduce((_, b) -> b)
                .orElse(null);
    }
}
