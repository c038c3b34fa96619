package pactwatch.analysis.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jspecify.annotations.Nullable;
import pactwatch.log.Json;

/**
 * Adds to every read that shows no example yet the one in {@code openapi/examples.json}, which is
 * kept by path.
 */
@OpenApiFilter(OpenApiFilter.RunStage.RUN)
public final class ExampleFilter implements OASFilter {

    private static final String FILE = "/openapi/examples.json";
    private static final String OK = "200";
    private static final String JSON = "application/json";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        Map<String, Object> examples = examples();
        description
                .getPaths()
                .getPathItems()
                .forEach((path, item) -> {
                    Object example = examples.get(path);
                    if (item.getGET() != null && example != null) {
                        add(item.getGET(), example);
                    }
                });
    }

    private static Map<String, Object> examples() {
        try (InputStream file =
                Objects.requireNonNull(
                        ExampleFilter.class.getResourceAsStream(FILE), "There is no " + FILE)) {
            return Json.mapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("The examples cannot be read", e);
        }
    }

    private static void add(Operation read, Object example) {
        MediaType json = json(response(read));
        if (json.getExamples() == null || json.getExamples().isEmpty()) {
            json.addExample("one", OASFactory.createExample().value(example));
        }
    }

    private static APIResponse response(Operation read) {
        APIResponses all = orNew(read.getResponses(), OASFactory.createAPIResponses());
        read.setResponses(all);
        APIResponse response =
                orNew(all.getAPIResponse(OK), OASFactory.createAPIResponse().description("OK"));
        all.addAPIResponse(OK, response);
        return response;
    }

    private static MediaType json(APIResponse response) {
        Content content = orNew(response.getContent(), OASFactory.createContent());
        MediaType json = orNew(content.getMediaType(JSON), OASFactory.createMediaType());
        content.addMediaType(JSON, json);
        response.setContent(content);
        return json;
    }

    private static <T> T orNew(@Nullable T there, T fresh) {
        return there == null ? fresh : there;
    }
}
