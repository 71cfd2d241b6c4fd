"""JupyterLab's settings for the instructor: nothing from outside, one fixed port."""

import os

from jupyter_server.base.handlers import AuthenticatedHandler, JupyterHandler

from qihang.operate import tickets
from qihang.operate.teach_pages import POLICY
from qihang.operate.teach_sign_in import LoginFormHandler
from qihang.server.logged import hush_refusals, no_answer, of_requests, refuse_odd_origins
from qihang.system.site import Site

c = get_config()
site = Site.here()

# JupyterLab refuses to run as root unless told; a classroom PC may know no other account.
c.ServerApp.allow_root = os.getuid() == 0
c.ServerApp.root_dir = str(site.root)
c.ServerApp.port_retries = 0
c.ServerApp.open_browser = False
c.ServerApp.terminals_enabled = False
# Whatever an extension forgot to protect is protected all the same.
c.ServerApp.allow_unauthenticated_access = False
c.ServerApp.cookie_secret = site.secret(tickets.COOKIES)
c.ServerApp.tornado_settings = {
    "headers": {
        "Content-Security-Policy": POLICY,
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
}

c.ServerApp.jpserver_extensions = {
    "qihang.operate.teach_pages": True,
    # It would run any notebook in reach, a handed-in one too, at a link that somebody follows.
    "voila.server_extension": False,
}
# The extension looks at the host of every request, where Jupyter knows loopback alone.
c.ServerApp.allow_remote_access = True

c.IdentityProvider.token = ""
c.PasswordIdentityProvider.login_handler_class = LoginFormHandler
c.PasswordIdentityProvider.password_required = True
c.PasswordIdentityProvider.hashed_password = (site.var / "instructor-password").read_text(
    encoding="utf-8"
)

c.LabApp.check_for_updates_class = "jupyterlab.handlers.announcements.NeverCheckForUpdate"
c.LabApp.news_url = None
c.LabApp.extension_manager = "readonly"

# It would show the settings above, with the key of the cookies and the hash of the password.
c.FormgradeExtension.debug = False

# A refusal is an answer, as on the trainees' side: it needs not know who asks, and leaves no line.
AuthenticatedHandler._current_user = None
AuthenticatedHandler.log = JupyterHandler.log = property(lambda _: of_requests)
c.ServerApp.tornado_settings["log_function"] = no_answer
hush_refusals()
refuse_odd_origins()
