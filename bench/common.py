"""What the benches share: the service as its image starts it, PostgreSQL, nginx, wrk, counting and printing."""
import argparse
import contextlib
import datetime
import glob
import http.client
import json
import os
import platform
import re
import secrets
import shlex
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
ARTICLE = "/v1/articles/how-did-sam-altmans-leadership-lead-to-chatgpt?locale=en"
TICKS = os.sysconf("SC_CLK_TCK")
PACKAGES = {"wrk": "wrk", "nginx": "nginx-light", "initdb": "postgresql"}


def say(text):
    print(text, file=sys.stderr, flush=True)


def need(program):
    """Where a program is; its Debian package is installed if it is nowhere."""
    def find():
        # PostgreSQL's are in a folder for each version, of which the highest is taken.
        versions = sorted(glob.glob("/usr/lib/postgresql/*/bin/" + program), key=lambda path: int(path.split("/")[4]))
        return versions[-1] if versions else shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin")

    if not find():
        package = PACKAGES[program]
        if os.getuid():
            raise SystemExit("%s is missing: apt-get install %s" % (program, package))
        say("installing %s" % package)
        subprocess.run(["apt-get", "update", "-qq"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["apt-get", "install", "--yes", "-qq", "--no-install-recommends", package], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"))
    return find()


def find_java():
    homes = [os.environ.get("JAVA_HOME"), os.environ.get("JAVA_HOME_25_X64"), *sorted(glob.glob("/usr/lib/jvm/*")),
             *glob.glob(os.path.expanduser("~/.jdks/*")), *glob.glob("/opt/*jdk*")]
    for java in [os.path.join(home, "bin/java") for home in homes if home] + [shutil.which("java")]:
        if java and os.access(java, os.X_OK) and '"25' in java_version(java):
            return java
    raise SystemExit("There is no Java 25 here.")


def java_version(java):
    return subprocess.run([java, "-version"], capture_output=True, text=True).stderr


def find_jar(given):
    if given:
        return os.path.abspath(given)
    jars = glob.glob(os.path.join(ROOT, "target/cryptoqa-*.jar"))
    if not jars:
        say("building the jar")
        subprocess.run(["./mvnw", "--batch-mode", "--no-transfer-progress", "-q", "package", "-DskipTests"],
                       cwd=ROOT, check=True, stdout=sys.stderr)
        jars = glob.glob(os.path.join(ROOT, "target/cryptoqa-*.jar"))
    jar = max(jars, key=os.path.getmtime)
    sources = [os.path.join(ROOT, "pom.xml")] + [
        os.path.join(folder, file) for folder, _, files in os.walk(os.path.join(ROOT, "src/main")) for file in files]
    if any(os.path.getmtime(file) > os.path.getmtime(jar) for file in sources):
        say("NOTE: the jar is older than a source; ./mvnw package -DskipTests makes it anew")
    return jar


def dockerfile():
    with open(os.path.join(ROOT, "Dockerfile"), encoding="utf-8") as file:
        return re.sub(r"\\\n", " ", file.read())


def docker_flags():
    """What the image starts Java with: all that stands between `java` and `-jar` in its ENTRYPOINT."""
    entry = re.findall(r"^ENTRYPOINT\s+(\[.*\])\s*$", dockerfile(), re.M)
    words = json.loads(entry[-1]) if entry else []
    if not words or words[0].rsplit("/", 1)[-1] != "java" or "-jar" not in words:
        raise SystemExit('The ENTRYPOINT of the Dockerfile is not of the form ["java", …, "-jar", …]: %s' % words)
    return words[1:words.index("-jar")]


# Of the memory that docker-compose.yml gives it, MaxRAMPercentage makes this heap; here nothing else limits it.
JVM_FLAGS = docker_flags() + ["-Xmx768m"]
AOT = "-XX:AOTCache="


def cache_file(flags):
    return next((flag[len(AOT):] for flag in flags if flag.startswith(AOT)), "app.aot")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def clean_environment():
    """The caller's, without what would configure a service or a JVM behind our back."""
    ours = re.compile("(CRYPTOQA|SPRING|SERVER|MANAGEMENT|LOGGING)_|(JAVA_TOOL|JDK_JAVA|JAVA_AOT)_OPTIONS$")
    return {name: value for name, value in os.environ.items() if not ours.match(name)}


def as_user(command):
    """PostgreSQL refuses to run as root."""
    return command if os.getuid() else ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *command]


# --- processes

def stat(pid):
    """The fields of /proc/{pid}/stat from the third one on, since the name may have blanks; None if it has ended."""
    try:
        with open("/proc/%d/stat" % pid, encoding="utf-8", errors="replace") as file:
            return file.read().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def family(pid):
    """A process and all that descend from it."""
    children = {}
    for name in os.listdir("/proc"):
        fields = stat(int(name)) if name.isdigit() else None
        if fields:
            children.setdefault(int(fields[1]), []).append(int(name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def cpu_seconds(pid):
    """User and system time of a process, its descendants and those of its children that have ended."""
    ticks = 0
    for one in family(pid):
        fields = stat(one)
        if fields:
            ticks += sum(map(int, fields[11:15]))
    return ticks / TICKS


def memory(pid):
    """Resident memory in MB; `anonymous` is without mapped files such as the search index and jars."""
    with open("/proc/%d/status" % pid, encoding="utf-8") as file:
        values = dict(line.split(":", 1) for line in file)
    return {"rss": int(values["VmRSS"].split()[0]) / 1024, "anonymous": int(values["RssAnon"].split()[0]) / 1024}


class Process:
    """A program with a log of its own. In a session of its own, so that Ctrl-C reaches only us, who end it in order."""

    def __init__(self, command, log, cwd=None, env=None):
        self.log = log
        with open(log, "ab") as out:
            self.process = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                            start_new_session=True)
        self.pid = self.process.pid
        self.is_stopped = False

    def failed(self):
        with open(self.log, encoding="utf-8", errors="replace") as file:
            return SystemExit("%s\nended with %s" % ("".join(file.readlines()[-40:]), self.process.poll()))

    def check(self):
        if self.process.poll() is not None:
            raise self.failed()

    def cpu(self):
        return cpu_seconds(self.pid)

    def stop(self, patience=120):
        """Ends it and whatever it started, also if it has left that behind."""
        if self.is_stopped:
            return
        self.is_stopped = True
        self._tell(signal.SIGTERM)
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            pass
        self._tell(signal.SIGKILL)
        self.process.wait()

    def _tell(self, name):
        try:
            os.killpg(self.pid, name)
        except ProcessLookupError:
            pass


class Application:
    """
    The jar, laid out as in the image: extracted, and with an AOT cache if the image has one, or as `cache` says. Other
    flags stand for the image's.
    """

    def __init__(self, work, name, flags=None, cache=None):
        given = JVM_FLAGS if flags is None else flags
        has_cache = any(flag.startswith(AOT) for flag in JVM_FLAGS) if cache is None else cache
        self.java, self.jar = work.java, "cryptoqa.jar"
        self.directory = work.path(name)
        subprocess.run([work.java, "-Djarmode=tools", "-jar", work.jar, "extract", "--destination", self.directory],
                       check=True, stdout=subprocess.DEVNULL, env=clean_environment())
        made = glob.glob(os.path.join(self.directory, "*.jar"))
        os.rename(made[0], os.path.join(self.directory, self.jar))
        file = cache_file(JVM_FLAGS)
        if has_cache:
            self._train(work, file, flags)
        self.flags = [flag for flag in given if not flag.startswith(AOT) or self._has(cache_file([flag]))]
        if has_cache and not any(flag.startswith(AOT) for flag in self.flags):
            self.flags.insert(0, AOT + file)

    def _has(self, file):
        return os.path.exists(os.path.join(self.directory, file))

    def _train(self, work, file, flags):
        """A cache is made with the flags it is used with: what it holds depends on the collector."""
        say("training the AOT cache in %s" % os.path.basename(self.directory))
        without = [flag for flag in (JVM_FLAGS if flags is None else flags) if not flag.startswith(AOT)]
        env = dict(clean_environment(), JAVA=self.java, FLAGS=" ".join(without), CACHE=file,
                   TRAINING_PORT=str(free_port()), TMPDIR=work.directory)
        # A shell leaves the service that it trains running when it is interrupted; with the group both end.
        training = work.run("training-" + os.path.basename(self.directory),
                            [os.path.join(ROOT, "src", "main", "docker", "train")], cwd=self.directory, env=env)
        failed = training.process.wait() or not self._has(file)
        training.stop()
        if failed:
            raise training.failed()

    def command(self, arguments=()):
        return [self.java, *self.flags, "-jar", self.jar, *arguments]


class Service(Process):
    """A running service on a port of its own on loopback."""

    def __init__(self, work, name, command, cwd, data, database=None):
        self.name, self.data, self.port = name, data, free_port()
        os.makedirs(data, exist_ok=True)
        env = dict(clean_environment(), CRYPTOQA_DATA_DIR=data, SERVER_PORT=str(self.port), SERVER_ADDRESS="127.0.0.1")
        if database:
            env.update(database.environment())
        self.url = "http://127.0.0.1:%d" % self.port
        self.began = time.monotonic()
        super().__init__(command, work.path(name + ".log"), cwd, env)

    def wait(self, patience=600, path="/v1/locales", pause=0.1):
        """Until it answers; the seconds since the process was started."""
        while time.monotonic() - self.began < patience:
            self.check()
            try:
                if Client(self).get(path)[0] == 200:
                    return time.monotonic() - self.began
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(pause)
        raise SystemExit("%s did not answer in %d s" % (self.name, patience))

    def token(self):
        with open(os.path.join(self.data, "admin-token"), encoding="utf-8") as file:
            return file.read().strip()

    def wait_for_search(self, patience=7200):
        """Until the index answers and has been compared with the database; both take the processors from readers."""
        began = time.monotonic()
        headers = {"Authorization": "Bearer " + self.token()}
        while time.monotonic() - began < patience:
            self.check()
            client = Client(self)
            found, _ = client.get("/v1/search?q=bitcoin&locale=en")
            state = json.loads(client.get("/admin/v1/reindex", headers)[1]).get("state")
            if found == 200 and state == "ready":
                return time.monotonic() - began
            time.sleep(1)
        raise SystemExit("The search of %s is not ready after %d s: %s" % (self.name, patience, state))

    def settle(self, patience):
        """Until it does next to nothing by itself, at most so many seconds; the share of a processor it takes then."""
        began, share = time.monotonic(), 1.0
        while True:
            before, at = self.cpu(), time.monotonic()
            time.sleep(3)
            share = (self.cpu() - before) / (time.monotonic() - at)
            if share < 0.03 or time.monotonic() - began > patience:
                return round(share, 3)


class Client:
    """One kept-alive connection, made anew after a pause."""

    def __init__(self, service, timeout=60):
        self.connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=timeout)
        self.used = time.monotonic()

    def get(self, path, headers={}):
        return self.call("GET", path, None, headers)

    def call(self, method, path, body, headers={}):
        if time.monotonic() - self.used > 5:
            # The service closes what is idle for longer, and then the request would be lost.
            self.connection.close()
        self.connection.request(method, path, body, headers)
        self.answer = self.connection.getresponse()
        data = self.answer.read()
        self.used = time.monotonic()
        return self.answer.status, data

    def json(self, path, headers={}):
        status, data = self.get(path, headers)
        if status != 200:
            raise SystemExit("GET %s: %d %s" % (path, status, data.decode()[:500]))
        return json.loads(data)

    def walk(self, path, pages):
        """The answers of a list, page after page."""
        cursor = None
        for _ in range(pages):
            answer = self.json(path + ("&cursor=" + cursor if cursor else ""))
            yield answer
            cursor = answer["page"]["next"]
            if not cursor:
                return


class Postgres:
    """A server of its own with the settings that PostgreSQL comes with."""

    def __init__(self, work, name, directory=None):
        self.bin = os.path.dirname(need("initdb"))
        self.port = free_port()
        self.directory = directory or work.path(name)
        os.makedirs(self.directory, exist_ok=True)
        cluster = os.path.join(self.directory, "pg")
        if os.getuid() == 0:
            shutil.chown(self.directory, "nobody")
        if not os.path.exists(cluster):
            self._run("initdb", "-D", cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self._run("pg_ctl", "-D", cluster, "-w", "-l", os.path.join(self.directory, "log"), "start",
                  "-o", "-p %d -c listen_addresses=127.0.0.1 -k %s" % (self.port, self.directory))
        with open(os.path.join(cluster, "postmaster.pid"), encoding="utf-8") as file:
            self.pid = int(file.readline())

    def _run(self, program, *arguments):
        ran = subprocess.run(as_user([os.path.join(self.bin, program), *arguments]), stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd="/",
                             start_new_session=True)
        if ran.returncode:
            raise SystemExit("%s: %s" % (program, ran.stderr))

    def environment(self):
        return {"SPRING_DATASOURCE_URL": "jdbc:postgresql://127.0.0.1:%d/postgres" % self.port,
                "SPRING_DATASOURCE_USERNAME": "postgres", "SPRING_DATASOURCE_PASSWORD": "postgres"}

    def cpu(self):
        return cpu_seconds(self.pid)

    def stop(self):
        self._run("pg_ctl", "-D", os.path.join(self.directory, "pg"), "-w", "-m", "fast", "stop")


# --- the bench itself

def parser(about):
    made = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--json", metavar="FILE", help="write the result there too")
    made.add_argument("--jar", metavar="FILE", help="instead of the newest target/cryptoqa-*.jar")
    made.add_argument("--rounds", type=int, default=3)
    return made


def add_app_opts(made):
    made.add_argument("--app-opts", default="", metavar="ARGUMENTS", help="of every service that is started")


class Work(contextlib.ExitStack):
    """
    A directory of our own and what runs in it; both are gone when the bench ends, however it ends (but by SIGKILL).
    """

    def __init__(self, options):
        super().__init__()
        self.options = options
        for name in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, lambda number, _: sys.exit(128 + number))
        self.directory = tempfile.mkdtemp(prefix="cryptoqa-bench-")
        self.callback(shutil.rmtree, self.directory, ignore_errors=True)
        # PostgreSQL and nginx's workers are other users, who have to get through to what is theirs.
        os.chmod(self.directory, 0o711)
        try:
            self.java = find_java()
            self.jar = self.path("service.jar")
            # A copy, for the jar may be built anew while this runs.
            shutil.copy(find_jar(options.jar), self.jar)
        except BaseException:
            self.close()
            raise
        self.load = os.getloadavg()[0]
        # Of `hot` they are no text but contestants.
        self.arguments = shlex.split(options.app_opts) if isinstance(options.app_opts, str) else []

    def path(self, name):
        return os.path.join(self.directory, name)

    def postgres(self, name="postgresql", directory=None):
        server = Postgres(self, name, directory)
        self.callback(server.stop)
        return server

    def service(self, name, application, arguments=(), data=None, database=None, patience=600):
        """Starts one as the image does and waits until it answers."""
        command = application.command([*self.arguments, *arguments])
        service = Service(self, name, command, application.directory, data or self.path("data-" + name), database)
        self.callback(service.stop)
        service.wait(patience)
        return service

    def run(self, name, command, **others):
        process = Process(command, self.path(name + ".log"), **others)
        self.callback(process.stop)
        return process

    def machine(self):
        """Where and with what this was measured."""
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = re.search(r"model name\s*:\s*(.*)", file.read())
        commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True)
        return {"at": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
                "commit": commit.stdout.strip(), "cpu": model.group(1) if model else platform.machine(),
                "processors": os.cpu_count(),
                "memoryMb": os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 20,
                "kernel": platform.release(), "java": java_version(self.java).splitlines()[0],
                "flags": JVM_FLAGS, "loadBefore": round(self.load, 2)}

    def finish(self, results):
        """Prints everything as JSON after the tables, and writes it where it was asked for."""
        options = {name: value for name, value in vars(self.options).items() if name not in ("json", "jar")}
        text = json.dumps(rounded({"bench": os.path.basename(sys.argv[0]), "machine": self.machine(),
                                   "options": options, **results}), ensure_ascii=False, indent=1)
        print(text, flush=True)
        if self.options.json:
            with open(self.options.json, "w", encoding="utf-8") as file:
                file.write(text + "\n")


def begin(main):
    """Runs a bench; Ctrl-C is no failure to be explained."""
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)


def wrk(service, path="", seconds=10, connections=16, threads=1, headers={}, arguments=(), measured=()):
    """
    One run of wrk with wrk.lua, whose arguments are explained there. Requests a second, latencies in milliseconds as
    `wrk --latency` has them, and the processor time of the measured for each request in microseconds.
    """
    command = [need("wrk"), "-t%d" % threads, "-c%d" % connections, "-d%ds" % seconds, "--timeout", "30s", "--latency",
               "-s", os.path.join(HERE, "wrk.lua")]
    for name, value in headers.items():
        command += ["-H", "%s: %s" % (name, value)]
    command += [service.url + path, "--", *arguments]
    before = [one.cpu() for one in measured]
    ran = subprocess.run(command, capture_output=True, text=True)
    used = [one.cpu() - start for one, start in zip(measured, before)]
    found = re.search(r"^RESULT (.*)$", ran.stdout, re.M)
    if not found:
        raise SystemExit("%s\n%s%s" % (shlex.join(command), ran.stdout, ran.stderr))
    result = json.loads(found.group(1))
    if result["errors"] or result["statuses"] or not result["requests"]:
        raise SystemExit("%s\n%s" % (shlex.join(command), result))
    result["rps"] = result["requests"] / result["seconds"]
    if measured:
        result["cpu"] = sum(used) * 1e6 / result["requests"]
        result["cpuEach"] = [one * 1e6 / result["requests"] for one in used]
    return result


def write_lines(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)
    return path


def median(values):
    return statistics.median(values)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def medians(rounds, names):
    """The median of each of these figures over the rounds."""
    return {name: median([one[name] for one in rounds]) for name in names}


def table(title, columns, rows):
    """Rows are a name and as many cells as there are columns; numbers get as many digits as they deserve."""
    rows = [[row[0]] + [cell if isinstance(cell, str) else figure(cell) for cell in row[1:]] for row in rows]
    first = max(len(row[0]) for row in rows + [(title,)])
    widths = [max(len(cell) for cell in [column] + [row[i] for row in rows]) for i, column in enumerate(columns, 1)]
    for row in [[title, *columns]] + rows:
        print(("%-*s  %s" % (first, row[0], "  ".join("%*s" % pair for pair in zip(widths, row[1:])))).rstrip())
    print(flush=True)


def rounded(value):
    """Four digits are more than any of these figures has."""
    if isinstance(value, dict):
        return {name: rounded(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(one) for one in value]
    return float("%.4g" % value) if isinstance(value, float) else value


def figure(value):
    if value is None:
        return "-"
    return "%.0f" % value if abs(value) >= 100 else "%.1f" % value if abs(value) >= 10 else "%.2f" % value


WORDS = """\
a about after address asset balance bank because between bitcoin block bridge broker buyer can chain coin contract
cost crowd custody day decentralised deposit digital does dollar each exchange every fee fork from fund gas halving
hash holder how identity in interest is it key ledger lending limit liquidity loan long lose market may miner more
most must network node not often only open order owner pays people pool price private proof protocol public rate
reader reserve reward risk seller share short should signature small software some stable stake supply swap system tax
than the their there time token trade transaction trust until user validator value volume vote wallet what when which
who why with yield you
""".split()


def new_article(number, run):
    """A body for POST /admin/v1/articles, of some 300 words in sections; titles are unique."""
    def text(start, count):
        return " ".join(WORDS[(start * 7 + i * 13 + number * 31) % len(WORDS)] for i in range(count)).capitalize() + "."

    sections = ["## %s\n\n%s\n\n- **%s:** %s\n- %s" % (text(i, 4)[:-1], text(i + 1, 45), text(i + 2, 2)[:-1],
                                                     text(i + 3, 10), text(i + 4, 8)) for i in range(4)]
    return {"locale": "en", "slug": "bench-%s-%d" % (run, number),
            "title": "Measured %s %d: %s" % (run, number, text(9, 6)), "summary": text(5, 22),
            "topics": ["crypto"], "publishedAt": None,
            "body": {"format": "markdown", "content": "\n\n".join([text(0, 40)] + sections)}}


class Editor:
    """Writes articles of a run of its own over one connection."""

    def __init__(self, service):
        self.client = Client(service)
        # No run before had this name, for slugs belong to articles for ever.
        self.run = secrets.token_hex(4)
        self.headers = {"Authorization": "Bearer " + service.token()}
        self.number = 0

    def post(self, path, body, allowed, **headers):
        if body:
            headers["Content-Type"] = "application/json"
        status, data = self.client.call("POST", path, json.dumps(body).encode() if body else None,
                                        {**self.headers, **headers})
        if status != allowed:
            raise SystemExit("POST %s: %d %s" % (path, status, data.decode()[:1000]))
        return data

    def create(self, published):
        """A new article; its slug, its id and its version."""
        self.number += 1
        body = new_article(self.number, self.run)
        made = self.post("/admin/v1/articles" + ("?publish=true" if published else ""), body, 201,
                         **{"Idempotency-Key": '"%s-%d"' % (self.run, self.number)})
        return body["slug"], json.loads(made)["id"], self.client.answer.getheader("ETag")

    def publish(self, article, tag):
        self.post("/admin/v1/articles/%s/editions/en/publish" % article, None, 200, **{"If-Match": tag})
