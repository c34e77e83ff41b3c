;; Opens a draft as a writer does, takes the first quick fix at the first finding of a rule, saves, and says what it saw.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'json)

(setq eglot-sync-connect 60
      eglot-connect-timeout 60
      eglot-autoshutdown nil
      make-backup-files nil
      create-lockfiles nil)
;; What the README says goes into init.el.
(load (getenv "COMMSLINT_SETUP") nil t t)

(defun my-finding ()
  "The first diagnostic of the rule that this is about."
  (seq-find (lambda (diagnostic)
              (string-match-p "plain-words" (flymake-diagnostic-text diagnostic)))
            (my-diagnostics)))

(defun my-diagnostics ()
  "All diagnostics from the beginning of the draft; flymake lists them in no order that it promises."
  (sort (flymake-diagnostics)
        (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))

(defun my-words (diagnostic)
  (buffer-substring-no-properties (flymake-diagnostic-beg diagnostic) (flymake-diagnostic-end diagnostic)))

(defun my-wait (what condition)
  "Wait until CONDITION gives something."
  (let ((deadline (+ (float-time) 60)))
    (while (not (funcall condition))
      (when (> (float-time) deadline)
        (princ (json-encode `((failed . ,what))))
        (kill-emacs 1))
      (accept-process-output nil 0.1))))

(find-file (getenv "COMMSLINT_DRAFT"))
(text-mode)
;; No key is pressed here after which it would be started.
(run-hooks 'post-command-hook)
(flymake-mode 1)
(my-wait "no diagnostics" (lambda () (flymake-start) (my-finding)))
(let* ((finding (my-finding))
       (seen (mapcar #'my-words (my-diagnostics)))
       (offered nil)
       (tick (buffer-chars-modified-tick))
       ;; Keys, not the mouse: else the menu would be drawn.
       (last-nonmenu-event ?\r))
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt collection &rest _)
               (setq offered (mapcar #'car collection))
               (car offered))))
    (eglot-code-actions (flymake-diagnostic-beg finding) (flymake-diagnostic-end finding) nil t))
  (my-wait "no change" (lambda () (/= tick (buffer-chars-modified-tick))))
  (save-buffer)
  (princ (json-encode `((seen . ,(vconcat seen)) (offered . ,(vconcat offered))))))
(eglot-shutdown (eglot-current-server))
