package pactwatch.analysis.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.ArticleStore;
import pactwatch.analysis.Verification;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.analysis.status.MemberProjection;
import pactwatch.ingest.contract.Article;

/** Joins developments with the quotes' surroundings in the stored articles. */
@Singleton
class EvidenceReader {

    /** Quotes of a development that are shown at once; the rest is folded away. */
    private static final int SHOWN_MAX = 3;

    /** What a claim is about, in so far as it shares it with its development. */
    private record Subject(Kind kind, Claim.@Nullable Form form, String member) {}

    private final Pack pack;
    private final ClaimBook claims;
    private final ArticleStore articles;

    @Inject
    EvidenceReader(Pack pack, ClaimBook claims, ArticleStore articles) {
        this.pack = pack;
        this.claims = claims;
        this.articles = articles;
    }

    /** The developments of a member in words, newest first. */
    List<Views.DevelopmentView> developments(MemberProjection member) {
        Map<String, Claim> claimById = new HashMap<>();
        for (Development development : member.developments()) {
            for (Development.Evidence evidence : development.evidence()) {
                claims.find(evidence.claim()).ifPresent(c -> claimById.put(c.id(), c));
            }
        }
        Set<ArticleStore.Version> wanted =
                claimById.values().stream()
                        .map(Verification::versionOf)
                        .collect(Collectors.toSet());
        Map<ArticleStore.Version, Article> found = articles.read(wanted);
        return member.developments().reversed().stream()
                .map(d -> development(d, member, claimById, found))
                .toList();
    }

    private Views.DevelopmentView development(
            Development d,
            MemberProjection member,
            Map<String, Claim> claimById,
            Map<ArticleStore.Version, Article> found) {
        Subject subject = new Subject(d.kind(), d.form(), member.state().name());
        List<Views.Evidence> all =
                d.evidence().stream()
                        .map(e -> {
                            Claim claim = claimById.get(e.claim());
                            Article article =
                                    claim == null ? null : found.get(Verification.versionOf(claim));
                            return evidence(subject, e, claim, article);
                        })
                        .toList();
        Claim.Basis basis = d.basis();
        String date = d.eventDate();
        int shown = Math.min(SHOWN_MAX, all.size());
        return new Views.DevelopmentView(
                d.id(),
                d.actual() == Stage.RETRACTED,
                d.id().equals(member.leading()),
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
                all.subList(0, shown),
                all.subList(shown, all.size()));
    }

    private static @Nullable String stage(String what, @Nullable Stage stage) {
        return stage == null ? null : what + ": " + Words.stage(stage);
    }

    private Views.Evidence evidence(
            Subject subject,
            Development.Evidence e,
            @Nullable Claim claim,
            @Nullable Article article) {
        String who = e.speaker() == null ? e.publisherName() : Words.speaker(e.speaker());
        return new Views.Evidence(
                e.claim(),
                Sentences.ofClaim(
                        who,
                        subject.kind(),
                        subject.form(),
                        claim == null ? null : claim.phase(),
                        e.assertion(),
                        subject.member(),
                        pack.code(),
                        e.eventDate()),
                excerpt(e.part(), e.start(), e.quote(), article),
                Views.web(e.url()),
                e.publisherName(),
                Words.day(e.published()),
                e.published().toString(),
                e.part() == Claim.Part.TITLE ? null : e.title(),
                claim == null ? null : claim.article().language(),
                Words.assertion(e.assertion()),
                !e.isNews(),
                e.speaker() == null ? null : Words.speaker(e.speaker()),
                article != null,
                claim == null ? null : claim.rule(),
                claim == null ? null : claim.lexicon());
    }

    private static Excerpt excerpt(
            Claim.Part part, int start, String quote, @Nullable Article article) {
        if (article == null) {
            return Excerpt.alone(quote);
        }
        return Excerpt.within(
                part == Claim.Part.TITLE ? article.title() : article.text(), start, quote);
    }

    /** One claim with the article version that it quotes; empty if no article ever said it. */
    Optional<Views.OneClaim> claim(String id, boolean isDemo) {
        return claims.find(id).map(c -> claim(c, isDemo));
    }

    private Views.OneClaim claim(Claim c, boolean isDemo) {
        String member = pack.member(c.member()).map(Pack.Member::name).orElse(c.member());
        Article article = articles.read(Verification.versionOf(c)).orElse(null);
        Development.Evidence e =
                new Development.Evidence(
                        c.id(),
                        c.article().id(),
                        c.article().url(),
                        c.article().publisher(),
                        c.article().publisherName(),
                        c.article().title(),
                        c.article().published(),
                        c.assertion(),
                        c.eventDate(),
                        c.isNews(),
                        c.part(),
                        c.quote(),
                        c.start(),
                        c.end(),
                        c.speaker());
        boolean isStanding =
                claims.standing(c.pact() + "/" + c.member(), Instant.MAX).claims().contains(c);
        String date = c.eventDate();
        return new Views.OneClaim(
                isDemo,
                c.member(),
                member,
                evidence(new Subject(c.kind(), c.form(), member), e, c, article),
                isStanding,
                Words.kind(c.kind()),
                date == null ? null : EdtfWords.of(date),
                c.article().id(),
                c.article().version(),
                "%s, characters %d to %d"
                        .formatted(
                                c.part() == Claim.Part.TITLE ? "title" : "text",
                                c.start(),
                                c.end()),
                article == null ? null : text(c, article));
    }

    private static Views.Text text(Claim c, Article article) {
        String part = c.part() == Claim.Part.TITLE ? article.title() : article.text();
        if (!part.startsWith(c.quote(), c.start())) {
            return new Views.Text(article.title(), null, "", article.text(), null, "");
        }
        return switch (c.part()) {
            case TITLE ->
                    new Views.Text(
                            article.title().substring(0, c.start()),
                            c.quote(),
                            article.title().substring(c.end()),
                            article.text(),
                            null,
                            "");
            case TEXT ->
                    new Views.Text(
                            article.title(),
                            null,
                            "",
                            article.text().substring(0, c.start()),
                            c.quote(),
                            article.text().substring(c.end()));
        };
    }
}
