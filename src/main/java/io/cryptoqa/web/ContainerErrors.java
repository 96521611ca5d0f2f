package io.cryptoqa.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where Tomcat sends what failed outside Spring MVC, in a filter for instance. */
@Controller
class ContainerErrors implements ErrorController {

    private final ProblemWriter problems;

    ContainerErrors(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : HttpServletResponse.SC_NOT_FOUND;
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var type = ProblemType.ofStatus(status);
        problems.write(
                response,
                ProblemBody.of(
                        type,
                        type == ProblemType.NOT_FOUND
                                ? "There is nothing at this path."
                                : type.explanation(),
                        path == null ? request.getRequestURI() : path.toString(),
                        ProblemWriter.traceId(request)));
    }
}
