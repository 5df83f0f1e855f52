// A child that behaves as its arguments say, one after the other; then it waits for its end.
//   --ignore-term        takes no notice of TERM
//   --say TEXT COUNT     writes "TEXT 1" to "TEXT COUNT", a line each
//   --env NAME           writes the value of the variable
//   --eat MIB            keeps that much memory
//   --pause MS           waits
//   --leave-session MIB  has a child in a session of its own that keeps that much memory
//   --serve PORT STATUS  answers every request with the status, for ever
//   --on-hup FILE        writes "hup" to the file at HUP
//   --exit STATUS        ends

#include <array>
#include <arpa/inet.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

std::string hupFile;
std::vector<char> eaten;

void noteHup(int)
{
    const int file = ::open(hupFile.c_str(), O_WRONLY | O_CREAT, 0600);
    [[maybe_unused]] const auto written = ::write(file, "hup", 3);
    ::close(file);
}

void eat(long mebibytes)
{
    eaten.assign(static_cast<size_t>(mebibytes) * 1024 * 1024, 'x');
}

[[noreturn]] void waitForEnd()
{
    while (true) {
        ::pause();
    }
}

[[noreturn]] void serve(int port, int status)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || ::listen(listener, 16) != 0) {
        std::perror("listen");
        std::exit(4);
    }
    const auto answer = "HTTP/1.1 " + std::to_string(status) + " Said\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    while (true) {
        const int client = ::accept(listener, nullptr, nullptr);
        std::array<char, 2048> request{};
        [[maybe_unused]] const auto size = ::read(client, request.data(), request.size());
        [[maybe_unused]] const auto written = ::write(client, answer.data(), answer.size());
        ::close(client);
    }
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto number = [&](size_t at) { return std::stol(words.at(at)); };
    for (size_t at = 0; at < words.size(); ++at) {
        const auto& word = words[at];
        if (word == "--ignore-term") {
            std::signal(SIGTERM, SIG_IGN);
        } else if (word == "--say") {
            for (long line = 1; line <= number(at + 2); ++line) {
                const auto text = words[at + 1] + ' ' + std::to_string(line) + '\n';
                [[maybe_unused]] const auto written = ::write(1, text.data(), text.size());
            }
        } else if (word == "--env") {
            const auto* value = std::getenv(words[at + 1].c_str());
            std::printf("%s\n", value == nullptr ? "(unset)" : value);
            std::fflush(stdout);
        } else if (word == "--eat") {
            eat(number(at + 1));
        } else if (word == "--pause") {
            std::this_thread::sleep_for(std::chrono::milliseconds(number(at + 1)));
        } else if (word == "--leave-session" && ::fork() == 0) {
            ::setsid();
            eat(number(at + 1));
            waitForEnd();
        } else if (word == "--on-hup") {
            hupFile = words[at + 1];
            std::signal(SIGHUP, noteHup);
        } else if (word == "--serve") {
            serve(static_cast<int>(number(at + 1)), static_cast<int>(number(at + 2)));
        } else if (word == "--exit") {
            return static_cast<int>(number(at + 1));
        }
    }
    waitForEnd();
}
