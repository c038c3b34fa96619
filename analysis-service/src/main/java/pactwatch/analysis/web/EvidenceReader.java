package pactwatch.analysis.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.ArticleStore;
import pactwatch.analysis.Verification;
import pactwatch.analysis.board.Dossiers.Dossier;
import pactwatch.analysis.contract.ArticleRef;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.ingest.contract.Article;

/** Joins developments and claims with the quotes' surroundings in the stored articles. */
@Singleton
class EvidenceReader {

    private final Pack pack;
    private final ClaimBook claims;
    private final ArticleStore articles;

    @Inject
    EvidenceReader(Pack pack, ClaimBook claims, ArticleStore articles) {
        this.pack = pack;
        this.claims = claims;
        this.articles = articles;
    }

    /** Reads the articles of dossiers, up to a number of quotes on each side. */
    Opened open(Collection<Dossier> dossiers, int max) {
        Map<String, Claim> claimById = new HashMap<>();
        for (Dossier dossier : dossiers) {
            List<Development.Evidence> wanted = new ArrayList<>(first(dossier.supporting(), max));
            wanted.addAll(first(dossier.disputing(), max));
            wanted.forEach(e -> claims.find(e.claim()).ifPresent(c -> claimById.put(c.id(), c)));
        }
        return new Opened(claimById, read(claimById.values()), max);
    }

    private Map<ArticleStore.Version, Article> read(Collection<Claim> wanted) {
        Set<ArticleStore.Version> versions = new HashSet<>();
        wanted.forEach(c -> versions.add(Verification.versionOf(c)));
        return articles.read(versions);
    }

    private static <T> List<T> first(List<T> all, int max) {
        return all.subList(0, Math.min(max, all.size()));
    }

    /** Claims with their quotes, in the order given. */
    List<Views.Evidence> of(List<Claim> wanted) {
        Map<ArticleStore.Version, Article> found = read(wanted);
        return wanted.stream()
                .map(c -> evidence(evidenceOf(c), c, found.get(Verification.versionOf(c))))
                .toList();
    }

    /** Dossiers whose articles were read. */
    final class Opened {

        private final Map<String, Claim> claimById;
        private final Map<ArticleStore.Version, Article> found;
        private final int max;

        private Opened(
                Map<String, Claim> claimById, Map<ArticleStore.Version, Article> found, int max) {
            this.claimById = claimById;
            this.found = found;
            this.max = max;
        }

        List<Views.Evidence> evidence(Development d, List<Development.Evidence> some) {
            return some.stream().map(e -> evidence(d, e)).toList();
        }

        private Views.Evidence evidence(Development d, Development.Evidence e) {
            Claim claim = claimById.get(e.claim());
            return claim == null
                    ? baseline(d, e)
                    : EvidenceReader.this.evidence(
                            e, claim, found.get(Verification.versionOf(claim)));
        }

        Views.DevelopmentView view(Dossier dossier) {
            Development d = dossier.development();
            Claim.Basis basis = d.basis();
            String date = d.eventDate();
            return new Views.DevelopmentView(
                    d.id(),
                    d.member(),
                    dossier.member().state().name(),
                    d.actual() == Stage.RETRACTED
                            || (d.actual() == null && d.announced() == Stage.RETRACTED),
                    dossier.isLeading(),
                    d.kind().isFriction(),
                    d.sentence(),
                    Words.kind(d.kind()),
                    stage("Happened", d.actual()),
                    stage("Announced", d.announced()),
                    d.contested(),
                    Words.count(d.articles(), d.origins()),
                    Words.grade(d.grade()),
                    basis == null ? null : Words.basis(basis),
                    date == null ? null : EdtfWords.of(date),
                    Views.alternatives(d.eventDateAlternatives()),
                    evidence(d, first(dossier.supporting(), max)),
                    evidence(d, first(dossier.disputing(), max)));
        }
    }

    private static @Nullable String stage(String what, @Nullable Stage stage) {
        return stage == null ? null : what + ": " + Words.stage(stage);
    }

    /** What the pack's own history says: it has no article in the log. */
    private Views.Evidence baseline(Development d, Development.Evidence e) {
        String name = memberName(d.member());
        return evidence(
                e,
                Sentences.ofClaim(
                        who(e),
                        d.kind(),
                        d.form(),
                        null,
                        e.assertion(),
                        name,
                        pack.code(),
                        e.eventDate()),
                null,
                null);
    }

    private Views.Evidence evidence(
            Development.Evidence e, Claim claim, @Nullable Article article) {
        return evidence(
                e,
                Sentences.ofClaim(
                        who(e),
                        claim.kind(),
                        claim.form(),
                        claim.phase(),
                        e.assertion(),
                        memberName(claim.member()),
                        pack.code(),
                        e.eventDate()),
                claim,
                article);
    }

    private String memberName(String code) {
        return pack.member(code).map(Pack.Member::name).orElse(code);
    }

    private static String who(Development.Evidence e) {
        return e.speaker() == null ? e.publisherName() : Words.speaker(e.speaker());
    }

    private static Views.Evidence evidence(
            Development.Evidence e,
            String sentence,
            @Nullable Claim claim,
            @Nullable Article article) {
        return new Views.Evidence(
                e.claim(),
                sentence,
                excerpt(e, article),
                Views.web(e.url()),
                e.publisherName(),
                Words.day(e.published()),
                e.published().toString(),
                e.part() == Claim.Part.TITLE ? null : e.title(),
                claim == null ? null : claim.article().language(),
                Words.assertion(e.assertion()),
                !e.isNews(),
                e.speaker() == null ? null : Words.speaker(e.speaker()),
                claim != null,
                claim == null ? null : claim.rule(),
                claim == null ? null : claim.lexicon());
    }

    private static Excerpt excerpt(Development.Evidence e, @Nullable Article article) {
        return article == null
                ? Excerpt.alone(e.quote())
                : Excerpt.within(
                        e.part() == Claim.Part.TITLE ? article.title() : article.text(),
                        e.start(),
                        e.quote());
    }

    private static Development.Evidence evidenceOf(Claim c) {
        ArticleRef article = c.article();
        return new Development.Evidence(
                c.id(),
                article.id(),
                article.url(),
                article.publisher(),
                article.publisherName(),
                article.title(),
                article.published(),
                c.assertion(),
                c.eventDate(),
                c.isNews(),
                c.part(),
                c.quote(),
                c.start(),
                c.end(),
                c.speaker());
    }
}
