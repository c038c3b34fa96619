package pactwatch.analysis.development;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Development.Evidence;
import pactwatch.analysis.evidence.DateSpan;
import pactwatch.analysis.evidence.Testimony;

/** Chooses and orders the testimonies that a development shows. */
final class EvidenceList {

    /** Room that is kept for those who dispute it. */
    private static final int DISPUTES_MAX = 5;

    private static final Comparator<Testimony> BEST_FIRST =
            Comparator.comparing((Testimony t) -> t.assertion() != Assertion.ACTUAL)
                    .thenComparing(t -> !t.isBaseline())
                    .thenComparing(t -> !(t.isAuthority() && t.source().isOfficial()))
                    .thenComparing(t -> !t.isAuthority())
                    .thenComparing(t -> !t.claim().isNews())
                    .thenComparingInt(t -> t.source().reliability())
                    .thenComparing(Testimony.BY_PUBLICATION);

    private EvidenceList() {}

    /** One claim an article first, those that say it before those who dispute it. */
    static List<Evidence> of(List<Testimony> support, List<Testimony> disputes) {
        List<Testimony> against = oneAnArticleFirst(disputes);
        int kept = Math.min(DISPUTES_MAX, against.size());
        List<Testimony> shown = new ArrayList<>(oneAnArticleFirst(support));
        int room = Math.min(shown.size(), Development.EVIDENCE_MAX - kept);
        List<Testimony> list = new ArrayList<>(shown.subList(0, room));
        list.addAll(against.subList(0, Math.min(against.size(), Development.EVIDENCE_MAX - room)));
        return list.stream().map(EvidenceList::evidence).toList();
    }

    private static List<Testimony> oneAnArticleFirst(List<Testimony> told) {
        List<Testimony> sorted = told.stream().sorted(BEST_FIRST).toList();
        Set<String> articles = new HashSet<>();
        List<Testimony> first = new ArrayList<>();
        List<Testimony> rest = new ArrayList<>();
        for (Testimony t : sorted) {
            (articles.add(t.claim().article().id()) ? first : rest).add(t);
        }
        first.addAll(rest);
        return first;
    }

    private static Evidence evidence(Testimony t) {
        Claim claim = t.claim();
        ArticleRef article = claim.article();
        return new Evidence(
                claim.id(),
                article.id(),
                article.url(),
                article.publisher(),
                article.publisherName(),
                article.title(),
                article.published(),
                claim.assertion(),
                claim.eventDate(),
                claim.isNews(),
                claim.part(),
                claim.quote(),
                claim.start(),
                claim.end(),
                claim.speaker());
    }

    /** {@code article/member/kind/event year} of each, sorted. */
    static List<String> keys(List<Testimony> told) {
        return told.stream().map(EvidenceList::key).distinct().sorted().toList();
    }

    static String key(Testimony t) {
        Claim claim = t.claim();
        String year =
                claim.eventDate() == null
                        ? "unknown"
                        : DateSpan.parse(claim.eventDate())
                                .map(DateSpan::first)
                                .map(LocalDate::getYear)
                                .map(String::valueOf)
                                .orElse("unknown");
        return String.join("/", claim.article().id(), claim.member(), claim.kind().name(), year);
    }
}
