package pactwatch.analysis.statement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Marks;
import pactwatch.analysis.text.Sentence;
import pactwatch.analysis.text.SentenceReader;

/** Reads an article sentence by sentence and keeps in mind what it is about. */
final class SceneReader {

    private static final int TITLE_WEIGHT = 2;
    private static final int FORCE_REACH = 3;
    private static final Set<String> NAMES =
            Set.of("PACT", "RIVAL", "MEMBER", "LEADER", "SECRETARIAT");

    /** "На границе с Таджикистаном": the other side, of which the text does not go on to tell. */
    private static final Set<String> BESIDE = Set.of("с", "со", "против", "из-за", "кроме");

    /** Words for soldiers that are abroad, in Russian, Ukrainian and Armenian. */
    private static final List<String> SENT =
            List.of("миротвор", "контингент", "коллективн", "десант", "խաղաղապահ", "զորախումբ");

    private static final Set<String> PLACED =
            Set.of(
                    "в",
                    "во",
                    "из",
                    "у",
                    "із",
                    "з",
                    "территории",
                    "территорию",
                    "території",
                    "територію",
                    "покинуть",
                    "покинули",
                    "покинет",
                    "покинут",
                    "покидают",
                    "покидать",
                    "покинула",
                    "покинул");

    private final Vocabulary vocabulary;
    private final SourcedPast past;
    private boolean pactIsDominant;
    private boolean pactIsTopic;
    private @Nullable String lastState;
    private @Nullable String protagonist;
    private Story story = Story.NONE;

    private SceneReader(Vocabulary vocabulary, SourcedPast past) {
        this.vocabulary = vocabulary;
        this.past = past;
    }

    /** The scenes of the title, then those of the text. */
    static List<Scene> read(Vocabulary vocabulary, SourcedPast past, String title, String text) {
        SceneReader reader = new SceneReader(vocabulary, past);
        List<Sentence> head = SentenceReader.read(title, vocabulary.morphology());
        List<Sentence> body = SentenceReader.read(text, vocabulary.morphology());
        List<Marks> marks = new ArrayList<>();
        head.forEach(s -> marks.add(sound(s, vocabulary.patterns().find(s))));
        body.forEach(s -> marks.add(sound(s, vocabulary.patterns().find(s))));
        List<Sentence> all = new ArrayList<>(head);
        all.addAll(body);
        reader.story = reader.story(all, marks, head.size());
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
        List<Mark> written = new ArrayList<>(marks.size());
        List<Mark> names = new ArrayList<>();
        for (Mark mark : marks) {
            boolean isName = NAMES.contains(mark.category());
            if (!isName || isWritten(sentence, mark)) {
                written.add(mark);
            }
            if (isName && isWritten(sentence, mark)) {
                names.add(mark);
            }
        }
        written.removeIf(m -> isCovered(names, m));
        return Marks.of(written);
    }

    private static boolean isCovered(List<Mark> names, Mark mark) {
        for (Mark name : names) {
            if (covers(name, mark)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(Mark name, Mark mark) {
        boolean isInside = name.from() <= mark.from() && name.to() >= mark.to();
        if (!isInside) {
            return false;
        }
        boolean isTwin = name.from() == mark.from() && name.to() == mark.to();
        boolean isOfSameSort = name.is(mark.category());
        boolean isOrganisation = name.is("PACT") || name.is("RIVAL") || name.is("SECRETARIAT");
        if (isOfSameSort) {
            return !isTwin;
        }
        return !isTwin && isOrganisation && !mark.is("PACT");
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

    private Story story(List<Sentence> sentences, List<Marks> marks, int titles) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < marks.size(); i++) {
            int weight = i < titles ? TITLE_WEIGHT : 1;
            for (Mark mark : marks.get(i)) {
                boolean isMember = mark.is("MEMBER");
                if (isMember || mark.is("LEADER")) {
                    String code = mark.value().split("\\|", 3)[0];
                    counts.merge(code, weight, Integer::sum);
                    if (isMember && isPlace(sentences.get(i), mark)) {
                        places.merge(code, weight, Integer::sum);
                    }
                }
            }
        }
        Integer leading = counts.remove(past.pack().leadingMember());
        places.remove(past.pack().leadingMember());
        counts.replaceAll((code, count) -> 2 * count + (past.isParty(code) ? 1 : 0));
        List<String> cast = byCount(counts);
        int most = cast.isEmpty() ? 0 : counts.getOrDefault(cast.getFirst(), 0);
        return new Story(
                cast,
                byCount(places),
                leading != null && 2 * leading > most,
                count(marks, "VENUE") + count(marks, "EXERCISE") > 0,
                count(marks, "ASK") + count(marks, "TURN") > 0,
                count(marks, "EXIT") + count(marks, "FREEZE") + count(marks, "LEAVE") > 0,
                hasForce(sentences, marks),
                count(marks, "BETWEEN") > 0);
    }

    /** "Войска ОДКБ", "контингент": not any soldiers. */
    private static boolean hasForce(List<Sentence> sentences, List<Marks> marks) {
        for (int i = 0; i < marks.size(); i++) {
            for (Mark force : marks.get(i).of("FORCE")) {
                String form = sentences.get(i).token(force.from()).form();
                if (SENT.stream().anyMatch(form::startsWith)
                        || isBeside(force, marks.get(i).of("PACT"))
                        || isBeside(force, marks.get(i).of("PACTNOUN"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isBeside(Mark force, List<Mark> pacts) {
        return pacts.stream().anyMatch(p -> Scene.distance(force, p) <= FORCE_REACH);
    }

    /** "В Казахстане", "из республики Казахстан", "на территории Казахстана". */
    private static boolean isPlace(Sentence sentence, Mark state) {
        String form = sentence.token(state.to() - 1).form();
        if (form.endsWith("ում") || form.endsWith("ից")) {
            return true;
        }
        for (int i = Math.max(0, state.from() - 2); i < state.from(); i++) {
            if (PLACED.contains(sentence.token(i).form())) {
                return true;
            }
        }
        return false;
    }

    /** The most frequent first; of equal ones the one named first. */
    private static List<String> byCount(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
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
        List<Actor> named =
                scene.actors().stream()
                        .filter(a -> a.code() != null && !past.isLeading(a.code()))
                        .filter(Actor::isAgent)
                        .toList();
        named.stream()
                .filter(a -> !BESIDE.contains(scene.before(a.from())))
                .findFirst()
                .or(() -> named.stream().findFirst())
                .ifPresent(a -> lastState = a.code());
    }
}
