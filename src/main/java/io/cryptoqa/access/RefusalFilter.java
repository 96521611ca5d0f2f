package io.cryptoqa.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes into the audit what a known caller was refused, when the answer is decided and what was
 * begun is rolled back. The answer holds also where this row cannot be written.
 */
class RefusalFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalFilter.class);

    private static final Set<Integer> TOLD =
            Set.of(
                    HttpServletResponse.SC_FORBIDDEN,
                    HttpServletResponse.SC_CONFLICT,
                    HttpServletResponse.SC_PRECONDITION_FAILED);

    private final Audit audit;

    RefusalFilter(Audit audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // taken now: inside, the caller may sign out
        var caller = KnownCaller.now();
        chain.doFilter(request, response);
        if (caller.isPresent() && TOLD.contains(response.getStatus())) {
            try {
                audit.refused(caller.get(), request, response.getStatus());
            } catch (DataAccessException | TransactionException unwritten) {
                LOG.error("A refusal ({}) is not in the audit", response.getStatus(), unwritten);
            }
        }
    }
}
