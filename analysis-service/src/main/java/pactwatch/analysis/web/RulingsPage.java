package pactwatch.analysis.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Keys;
import pactwatch.access.Right;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.status.MemberProjection;

/** Every decision of analysts, those whose evidence is gone first. */
@Path("/rulings")
@Produces("text/html;charset=UTF-8")
@RunOnVirtualThread
public class RulingsPage {

    private final MemberBoard board;
    private final RulingBook book;
    private final Keys keys;
    private final Frames frames;

    @Inject
    RulingsPage(MemberBoard board, RulingBook book, Keys keys, Frames frames) {
        this.board = board;
        this.book = book;
        this.keys = keys;
        this.frames = frames;
    }

    @GET
    public String all(@CookieParam(Keys.COOKIE) @Nullable String shown) {
        Map<String, MemberProjection> members =
                board.all(AsOf.PRESENT).stream()
                        .collect(Collectors.toMap(m -> m.state().code(), m -> m));
        List<RulingViews.Told> all =
                book.all().stream().map(r -> told(r, members.get(r.member()))).toList();
        return Pages.rulings(
                        new RulingViews.All(
                                frames.plain("Rulings", "rulings"),
                                keys.has(shown, Right.ANALYST),
                                all.stream().filter(t -> t.decision().orphaned()).toList(),
                                all.stream().filter(t -> !t.decision().orphaned()).toList()))
                .render();
    }

    private RulingViews.Told told(Ruling ruling, @Nullable MemberProjection member) {
        long last = book.of(board.keyOf(ruling.member())).sequence();
        boolean isOrphaned =
                ruling.undone() == null
                        && member != null
                        && member.orphaned().contains(ruling.id());
        return RulingViews.Told.of(
                RulingViews.Decision.of(
                        ruling,
                        board.pack()
                                .member(ruling.member())
                                .map(Pack.Member::name)
                                .orElse(ruling.member()),
                        isOrphaned,
                        last + 1),
                member == null ? Optional.empty() : member.about(ruling));
    }
}
