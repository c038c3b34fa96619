package pactwatch.analysis.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.learned.Passage;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.text.Mark;
import pactwatch.analysis.text.Sentence;

/** Reads what an article states of members, in languages that show roles by case. Thread-safe. */
public final class StatementReader {

    /** Languages that have a lexicon of this kind. */
    public static final List<String> LANGUAGES = List.of("ru", "uk", "hy");

    private static final int LEAD_SENTENCES = 4;

    /** No article states more; what follows in a hostile one is not read. */
    private static final int STATEMENTS_MAX = 400;

    private final Pack pack;
    private final Map<String, Vocabulary> vocabularies = new HashMap<>();

    private StatementReader(Pack pack) {
        this.pack = pack;
        LANGUAGES.forEach(l -> vocabularies.put(l, Vocabulary.of(l, pack)));
    }

    /** A reader for the articles about one pact. */
    public static StatementReader of(Pack pack) {
        return new StatementReader(pack);
    }

    /**
     * What an article states, in the order of title and text, and whether it names the pact.
     *
     * @param language one of {@link #LANGUAGES}
     */
    public Reading read(String language, String title, String text, LocalDate published) {
        Vocabulary vocabulary = vocabularies.get(language);
        if (vocabulary == null) {
            throw new IllegalArgumentException("No lexicon for " + language);
        }
        SourcedPast past = new SourcedPast(pack, published);
        List<Scene> scenes = SceneReader.read(vocabulary, past, title, text);
        boolean isRelevant = scenes.stream().anyMatch(Scene::namesPact);
        ArticleDates dates = new ArticleDates(published);
        return new Reading(
                isRelevant,
                isRelevant ? statements(scenes, past, dates) : List.of(),
                scenes.stream().filter(s -> !s.isTitle()).map(Scene::sentence).toList(),
                scenes.size(),
                () -> scenes.stream().map(s -> passage(s, dates)).toList(),
                credit(scenes));
    }

    private static Passage passage(Scene scene, ArticleDates dates) {
        return new Passage(
                scene.isTitle(),
                scene.sentence(),
                scene.marks(),
                scene.pacts(),
                scene.actors().stream()
                        .filter(a -> a.code() != null)
                        .map(a -> new Mark("MEMBER", String.valueOf(a.code()), a.from(), a.to()))
                        .toList(),
                dates.of(scene).stream()
                        .map(d -> new Mark("DATE", d.edtf(), d.from(), d.to()))
                        .toList(),
                scene.pactIsTopic(),
                scene.lastState());
    }

    private static @Nullable String credit(List<Scene> scenes) {
        return scenes.stream()
                .flatMap(s -> s.all("WIRE", 0, s.size()).stream())
                .map(Mark::value)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * The outcome for one article.
     *
     * @param isRelevant whether it names the pact
     * @param sentences of its text
     * @param size how many sentences title and text have
     * @param passages of title and text, for the second reader; made when they are asked for
     * @param credit the wire that it credits, if one
     */
    public record Reading(
            boolean isRelevant,
            List<Statement> statements,
            List<Sentence> sentences,
            int size,
            Supplier<List<Passage>> passages,
            @Nullable String credit) {}

    private static List<Statement> statements(
            List<Scene> scenes, SourcedPast past, ArticleDates dates) {
        List<StatedDate> all =
                scenes.stream().limit(LEAD_SENTENCES).flatMap(s -> dates.of(s).stream()).toList();
        boolean isDrill = scenes.stream().anyMatch(s -> s.has("EXERCISE"));
        List<Statement> statements = new ArrayList<>();
        FirstVoice first = new FirstVoice(scenes);
        Speaker speaker = null;
        for (Scene scene : scenes) {
            if (statements.size() >= STATEMENTS_MAX) {
                break;
            }
            Speaker told = Voices.of(scene, speaker);
            Speaker said =
                    scene.isTitle()
                            ? Voices.owned(told, scene, first)
                            : Voices.goesOn(told, scene, speaker);
            Scene spoken = scene.spokenBy(said);
            List<Found> acts = found(spoken, past, isDrill);
            FollowUps.find(spoken, past, statements, acts);
            if (!acts.isEmpty()) {
                Recency recency = new Recency(past, lead(scenes, scene, dates), all);
                addAll(spoken, acts, recency, dates.of(spoken), statements);
            }
            speaker = said == null ? speaker : said;
        }
        return Settlement.of(statements);
    }

    private static void addAll(
            Scene spoken,
            List<Found> acts,
            Recency recency,
            List<StatedDate> named,
            List<Statement> statements) {
        for (Found found : acts) {
            statements.add(statement(spoken, found, recency.of(spoken, found, named)));
            if (found.assertion() == Assertion.ACTUAL) {
                for (StatedDate date : recency.listedYears(spoken, found, named)) {
                    Recency.Timing timing = new Recency.Timing(date.edtf(), false, false);
                    statements.add(statement(spoken, found, timing));
                }
            }
        }
    }

    /** The dates that tell the day of the news: those of the lead as far as it has been read. */
    private static List<StatedDate> lead(List<Scene> scenes, Scene scene, ArticleDates dates) {
        return scenes.stream()
                .limit(LEAD_SENTENCES)
                .filter(s -> s.isTitle() || s.index() <= scene.index())
                .flatMap(s -> dates.of(s).stream())
                .toList();
    }

    private static Statement statement(Scene scene, Found found, Recency.Timing timing) {
        boolean isAhead = found.assertion() == Assertion.ACTUAL && timing.isAhead();
        Assertion assertion =
                isAhead
                        ? found.kind() == Kind.MEMBER_CLASH
                                ? Assertion.POSSIBLE
                                : Assertion.ANNOUNCED
                        : found.kind() == Kind.BOYCOTT
                                        && found.assertion() == Assertion.ANNOUNCED
                                        && !timing.isNews()
                                ? Assertion.ACTUAL
                                : found.assertion();
        return new Statement(
                found.kind(),
                found.member(),
                assertion,
                timing.edtf(),
                timing.isNews(),
                found.form(),
                found.phase(),
                basis(scene, found),
                scene.has("CORRECTION") && assertion == Assertion.DENIED,
                scene.isTitle() ? Claim.Part.TITLE : Claim.Part.TEXT,
                scene.sentence().start(),
                scene.sentence().end(),
                scene.speaker(),
                found.rule());
    }

    private static Claim.@Nullable Basis basis(Scene scene, Found found) {
        if (!found.kind().isMembership()) {
            return null;
        }
        if (scene.has("DEFACTO")) {
            return Claim.Basis.DE_FACTO;
        }
        return scene.has("LEGALACT") ? Claim.Basis.LEGAL_ACT : Claim.Basis.DECLARED;
    }

    /** In an article about exercises troops that arrive are no intervention. */
    private static List<Found> found(Scene scene, SourcedPast past, boolean isDrill) {
        List<Found> found = new ArrayList<>();
        LeavingRules leaving = new LeavingRules(scene, past, found);
        FreezeRules freeze = new FreezeRules(scene, past, found);
        JoiningRules joining = new JoiningRules(scene, past, found);
        ForceRules force = new ForceRules(scene, past, found);
        RuledOutRules ruledOut = new RuledOutRules(scene, past, found);
        PartRules part = new PartRules(scene, past, found);
        HelpRules help = new HelpRules(scene, past, found);
        StandingRules standing = new StandingRules(scene, past, found);
        for (Mark mark : scene.marks()) {
            Trigger trigger = trigger(scene, mark);
            leaving.find(trigger);
            freeze.find(trigger);
            joining.find(trigger);
            force.find(trigger);
            ruledOut.find(trigger);
            part.find(trigger);
            help.find(trigger);
            standing.find(trigger);
            OwnWordRules.find(scene, trigger, past, found);
        }
        found.removeIf(
                f -> isDrill && f.kind() == Kind.INTERVENTION && f.assertion() != Assertion.DENIED);
        found.removeIf(f -> isAsked(scene, f.trigger()) || isCounterfactual(scene, f.trigger()));
        found.removeIf(_ -> scene.has("FICTION"));
        return found;
    }

    /** "На вопрос, ждёт ли Москва …": the reporter's words. */
    private static boolean isAsked(Scene scene, Trigger trigger) {
        int clause = scene.clauseIndex(trigger.start());
        boolean isWhether = false;
        for (int i = trigger.from(); i < Math.min(trigger.from() + 4, trigger.to()); i++) {
            isWhether |= scene.form(i).equals("ли") || scene.form(i).equals("чи");
        }
        return isWhether && clause > 0 && scene.has("QUESTION", scene.clauses().get(clause - 1));
    }

    /** "Если бы все было очевидно, мы бы вышли": said of what is not. */
    private static boolean isCounterfactual(Scene scene, Trigger trigger) {
        boolean isIf = false;
        for (int i = 0; i + 1 < scene.size(); i++) {
            isIf |= scene.form(i).equals("если") && scene.form(i + 1).equals("бы");
        }
        return isIf && trigger.tense().equals("PAST");
    }

    /** The tense of the mark, which an auxiliary before it may change. */
    private static Trigger trigger(Scene scene, Mark mark) {
        int[] clause = scene.clauseOf(mark.from());
        String tense = mark.value();
        boolean isWill =
                tense.equals("INF")
                        && scene.has("WILL", Math.max(clause[0], mark.from() - 5), mark.from());
        boolean isWillBe =
                tense.equals("PAST")
                        && scene.has("WILLBE", Math.max(clause[0], mark.from() - 2), mark.from());
        boolean isFuture = isWill || isWillBe;
        return new Trigger(mark, isFuture ? "FUT" : tense, clause[0], clause[1]);
    }
}
