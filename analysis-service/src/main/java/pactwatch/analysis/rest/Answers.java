package pactwatch.analysis.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import pactwatch.log.ContentId;
import pactwatch.log.Json;

/** Answers with JSON as the log writes it, under a tag of its content. */
@Singleton
class Answers {

    private static final ObjectMapper MAPPER = Json.mapper();

    @Inject
    Answers() {}

    /**
     * The body, or 304 if the reader has it.
     *
     * @param content that which makes the answer new; leaves out the time of asking
     */
    Response tagged(Request request, Object content, Object body) {
        EntityTag tag = new EntityTag(ContentId.of(json(content)), true);
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                same != null ? same : Response.ok(bytes(body), MediaType.APPLICATION_JSON);
        return answer.tag(tag).cacheControl(revalidate()).build();
    }

    /**
     * Who asks for a list.
     *
     * @param name of the file that an export is saved as, without its ending
     */
    record Asked(Request request, UriInfo uri, Export.Format format, String name) {}

    /**
     * A list in the format that is asked for, or 304 if the reader has it.
     *
     * @param columns of CSV
     * @param content that which makes the answer new; leaves out the time of asking
     * @param body of JSON
     */
    Response list(
            Asked asked, List<String> columns, Paging.Slice<?> slice, Object content, Object body) {
        EntityTag tag = new EntityTag(ContentId.of(asked.format().name(), json(content)), true);
        Response.ResponseBuilder answer = asked.request().evaluatePreconditions(tag);
        if (answer == null) {
            answer =
                    asked.format() == Export.Format.JSON
                            ? Response.ok(bytes(body), MediaType.APPLICATION_JSON)
                            : Response.ok(
                                            Export.write(asked.format(), columns, slice.rows()),
                                            asked.format().mediaType())
                                    .header(
                                            "Content-Disposition",
                                            "attachment; filename=\"pactwatch-%s.%s\""
                                                    .formatted(
                                                            asked.name(),
                                                            asked.format()
                                                                    .name()
                                                                    .toLowerCase(Locale.ROOT)));
        }
        String next = slice.next();
        if (next != null) {
            answer.links(next(asked.uri(), next));
        }
        return answer.tag(tag).cacheControl(revalidate()).header("Vary", "Accept").build();
    }

    private static Link next(UriInfo uri, String after) {
        return Link.fromUriBuilder(
                        uri.getRequestUriBuilder()
                                .scheme(null)
                                .host(null)
                                .port(-1)
                                .replaceQueryParam("after", after))
                .rel("next")
                .build();
    }

    private static CacheControl revalidate() {
        CacheControl revalidate = new CacheControl();
        revalidate.setNoCache(true);
        return revalidate;
    }

    private static byte[] bytes(Object body) {
        return json(body).getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
