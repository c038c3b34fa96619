package pactwatch.ingest.rest;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.FeedBook;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.ingest.feed.FeedState;

/** {@code /api/feeds}: which feeds there are, how they fare; add one, poll one now. */
@Path("/api/feeds")
@Produces(MediaType.APPLICATION_JSON)
public class FeedResource {

    private static final int NAME_LENGTH_MAX = 200;
    private static final String BY = "admin";

    /** What a client sends to add a feed. */
    public record Draft(
            @Nullable String url, @Nullable String publisher, @Nullable String language) {}

    private final FeedBook feeds;

    @Inject
    FeedResource(FeedBook feeds) {
        this.feeds = feeds;
    }

    @GET
    public Map<String, List<FeedShape>> all() {
        return Map.of("feeds", feeds.all().stream().map(FeedShape::of).toList());
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return feeds.byId(id)
                .map(f -> Response.ok(FeedShape.of(f)).build())
                .orElseGet(() -> unknown(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@Nullable Draft draft) {
        if (draft == null || draft.url() == null) {
            return Problem.of(400, "Bad request", "url: the address of the feed is needed");
        }
        if (isLong(draft.publisher()) || isLong(draft.language())) {
            return Problem.of(
                    400,
                    "Bad request",
                    "publisher, language: at most " + NAME_LENGTH_MAX + " characters each");
        }
        URI url;
        try {
            url = FeedIdentity.parse(draft.url());
        } catch (IllegalArgumentException e) {
            return Problem.of(400, "Bad request", "url: " + e.getMessage());
        }
        String id = FeedIdentity.idOf(url);
        Optional<FeedState> known = feeds.byId(id).filter(FeedState::isPolled);
        if (known.isPresent()) {
            return Response.ok(Map.of("id", id)).build();
        }
        FeedBook.Written written = feeds.add(url, draft.publisher(), draft.language(), BY);
        return switch (written) {
            case ACCEPTED ->
                    Response.created(URI.create("/api/feeds/" + id))
                            .entity(Map.of("id", id))
                            .build();
            case OUTRUN ->
                    Problem.of(409, "Conflict", "Somebody changed this feed just now; look again");
            case PENDING -> Response.accepted(Map.of("id", id)).build();
        };
    }

    @POST
    @Path("/{id}/poll")
    public Response poll(@PathParam("id") String id) {
        Optional<FeedState> feed = feeds.byId(id).filter(FeedState::isPolled);
        if (feed.isEmpty()) {
            return unknown(id);
        }
        feeds.requestPoll(feed.get(), BY);
        return Response.accepted(Map.of("id", id)).build();
    }

    private static boolean isLong(@Nullable String text) {
        return text != null && text.length() > NAME_LENGTH_MAX;
    }

    private static Response unknown(String id) {
        return Problem.of(404, "Not found", "No feed that is polled has the id " + id);
    }
}
