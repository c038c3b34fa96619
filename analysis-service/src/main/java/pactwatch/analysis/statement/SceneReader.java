package pactwatch.analysis.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Marks;
import pactwatch.analysis.text.Sentence;
import pactwatch.analysis.text.SentenceReader;

/** Reads an article sentence by sentence and keeps in mind what it is about. */
final class SceneReader {

    private static final int TITLE_WEIGHT = 2;
    private static final Set<String> NAMES =
            Set.of("PACT", "RIVAL", "MEMBER", "LEADER", "SECRETARIAT");

    private final Vocabulary vocabulary;
    private final Pack pack;
    private boolean pactIsDominant;
    private boolean pactIsTopic;
    private @Nullable String lastState;
    private @Nullable String protagonist;
    private Story story = new Story(List.of(), false);

    private SceneReader(Vocabulary vocabulary, Pack pack) {
        this.vocabulary = vocabulary;
        this.pack = pack;
    }

    /** The scenes of the title, then those of the text. */
    static List<Scene> read(Vocabulary vocabulary, Pack pack, String title, String text) {
        SceneReader reader = new SceneReader(vocabulary, pack);
        List<Sentence> head = SentenceReader.read(title, vocabulary.morphology());
        List<Sentence> body = SentenceReader.read(text, vocabulary.morphology());
        List<Marks> marks = new ArrayList<>();
        head.forEach(s -> marks.add(sound(s, vocabulary.patterns().find(s))));
        body.forEach(s -> marks.add(sound(s, vocabulary.patterns().find(s))));
        reader.story = reader.story(marks, head.size());
        reader.protagonist = reader.story.cast().stream().findFirst().orElse(null);
        reader.pactIsDominant = count(marks, "PACT") >= count(marks, "RIVAL");
        reader.pactIsTopic = reader.pactIsDominant && count(marks, "PACT") > 0;
        List<Scene> scenes = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            boolean isTitle = i < head.size();
            Sentence sentence = isTitle ? head.get(i) : body.get(i - head.size());
            scenes.add(
                    reader.scene(sentence, marks.get(i), isTitle, isTitle ? 0 : i - head.size()));
        }
        return scenes;
    }

    private static long count(List<Marks> marks, String category) {
        return marks.stream().mapToLong(m -> m.of(category).size()).sum();
    }

    /** Drops names that are not written as names, and what stands inside a longer name. */
    private static Marks sound(Sentence sentence, List<Mark> marks) {
        List<Mark> names =
                marks.stream()
                        .filter(m -> NAMES.contains(m.category()))
                        .filter(m -> isWritten(sentence, m))
                        .toList();
        return Marks.of(
                marks.stream()
                        .filter(m -> !NAMES.contains(m.category()) || names.contains(m))
                        .filter(m -> names.stream().noneMatch(n -> covers(n, m)))
                        .toList());
    }

    private static boolean covers(Mark name, Mark mark) {
        boolean isInside = name.from() <= mark.from() && name.to() >= mark.to();
        boolean isTwin = name.from() == mark.from() && name.to() == mark.to();
        boolean isOfSameSort = name.is(mark.category());
        boolean isOrganisation = name.is("PACT") || name.is("RIVAL") || name.is("SECRETARIAT");
        if (isOfSameSort) {
            return isInside && !isTwin;
        }
        return isInside && !isTwin && isOrganisation && !mark.is("PACT");
    }

    /** Adjectives of peoples are written small; any other name has a capital somewhere. */
    private static boolean isWritten(Sentence sentence, Mark mark) {
        for (int i = mark.from(); i < mark.to(); i++) {
            if (sentence.token(i).isCapital()) {
                return true;
            }
        }
        String last = sentence.token(mark.to() - 1).form();
        boolean isAdjective = last.contains("ск") || last.contains("ськ");
        return mark.length() > 2
                || mark.is("SECRETARIAT")
                || mark.value().equals("descriptor")
                || (mark.is("MEMBER") && (isAdjective || last.length() > 4));
    }

    private Story story(List<Marks> marks, int titles) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < marks.size(); i++) {
            for (Mark mark : marks.get(i)) {
                String code = mark.value().split("\\|", 3)[0];
                boolean isState = mark.is("MEMBER") || mark.is("LEADER");
                if (isState && !code.equals(pack.leadingMember())) {
                    counts.merge(code, i < titles ? TITLE_WEIGHT : 1, Integer::sum);
                }
            }
        }
        List<String> cast =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey())
                                        .reversed())
                        .map(Map.Entry::getKey)
                        .toList();
        return new Story(cast, count(marks, "VENUE") + count(marks, "EXERCISE") > 0);
    }

    private Scene scene(Sentence sentence, Marks marks, boolean isTitle, int index) {
        List<Mark> pacts = pacts(marks);
        Scene scene =
                new Scene(
                        sentence,
                        marks,
                        Actors.of(vocabulary, sentence, marks),
                        pacts,
                        Clauses.of(sentence),
                        pactIsTopic,
                        protagonist,
                        lastState,
                        story,
                        null,
                        isTitle,
                        index);
        remember(scene);
        return scene;
    }

    /** Names of the pact, and "the bloc" where the last organisation named is the pact. */
    private List<Mark> pacts(Marks marks) {
        List<Mark> pacts = new ArrayList<>();
        boolean topic = pactIsTopic || marks.has("PACT");
        for (Mark mark : marks) {
            boolean isInside = !pacts.isEmpty() && mark.from() < pacts.getLast().to();
            switch (mark.category()) {
                case "PACT" -> {
                    topic = true;
                    if (!isInside) {
                        pacts.add(mark);
                    }
                }
                case "RIVAL" -> topic = false;
                case "PACTNOUN" -> {
                    if (topic && !isInside) {
                        pacts.add(mark);
                    }
                }
                default -> {}
            }
        }
        return pacts;
    }

    private void remember(Scene scene) {
        for (Mark mark : scene.marks()) {
            if (mark.is("PACT")) {
                pactIsTopic = true;
            } else if (mark.is("RIVAL") && !pactIsDominant) {
                pactIsTopic = false;
            }
        }
        boolean hasOnlyPact = scene.namesPact() && !scene.has("RIVAL");
        pactIsTopic |= hasOnlyPact;
        scene.actors().stream()
                .filter(a -> a.code() != null && !a.code().equals(pack.leadingMember()))
                .filter(Actor::isAgent)
                .findFirst()
                .ifPresent(a -> lastState = a.code());
    }
}
