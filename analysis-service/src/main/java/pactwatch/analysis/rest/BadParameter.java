package pactwatch.analysis.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Ends a request whose parameter cannot be used; answered as a problem that names it. */
final class BadParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * A parameter that cannot be used.
     *
     * @param allowed what it may be, as the end of a sentence
     */
    BadParameter(String parameter, String allowed) {
        super(allowed);
        this.parameter = parameter;
    }

    /** Answers with status 400. */
    @Provider
    static final class Mapper implements ExceptionMapper<BadParameter> {
        @Override
        public Response toResponse(BadParameter bad) {
            return Problem.badRequest(
                    new Problem.Fault(bad.parameter, String.valueOf(bad.getMessage())));
        }
    }
}
